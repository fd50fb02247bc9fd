"""The list of subscribers, from the command line."""

from tests.cli.mailed import Office


def listed(desk: Office) -> str:
    return desk.run("subscribers", "list").stdout


def test_list_names_who_follows_what(desk: Office) -> None:
    told = listed(desk)
    assert "lezer@example.org   -     Nederlands  alle" in told
    assert "reader@example.org  -     Engels      demarcatie" in told
    assert "subscriber:" in told


def test_adding_twice_is_one_subscriber(desk: Office) -> None:
    ran = desk.run("subscribers", "add", "LEZER@example.org")
    assert "gewijzigd" in ran.stdout
    assert listed(desk).count("subscriber:") == 2


def test_address_that_is_none_is_a_mistake_of_usage(desk: Office) -> None:
    ran = desk.run("subscribers", "add", "geen adres")
    assert ran.exit_code == 2
    assert "is no e-mail address" in ran.stderr


def test_document_that_is_not_there_cannot_be_followed(desk: Office) -> None:
    ran = desk.run("subscribers", "add", "ander@example.org", "--document", "onbekend")
    assert ran.exit_code == 3
    assert "no such document" in ran.stderr


def test_export_reads_back_to_the_same(desk: Office) -> None:
    file = desk.folder / "subscribers.csv"
    assert desk.run("subscribers", "export", "--output", file).exit_code == 0
    assert desk.run("subscribers", "import", file).stdout == "0 nieuw, 0 gewijzigd, 2 ongewijzigd.\n"


def test_import_takes_all_or_nobody(desk: Office) -> None:
    file = desk.folder / "list.csv"
    file.write_text("Mailadres\nnieuw@example.org\nfout\n", "utf-8")
    ran = desk.run("subscribers", "import", file)
    assert ran.exit_code == 3
    assert "line 3" in ran.stderr
    assert "nothing was recorded" in ran.stderr
    assert "nieuw" not in listed(desk)
    file.write_text("Post\nnieuw@example.org\n", "utf-8")
    assert desk.run("subscribers", "import", file, "--column", "address=Post", "--check").stdout.startswith(
        "1 abonnee gelezen;"
    )
    again = desk.run("subscribers", "import", file, "--column", "address=Post", "--language", "en")
    assert again.stdout == "1 new, 0 changed, 0 as they were.\n"


def test_mapping_that_is_none_is_a_mistake_of_usage(desk: Office) -> None:
    assert desk.run("subscribers", "import", "x.csv", "--column", "id=Post").exit_code == 2


def test_removing_erases_and_twice_is_no_error(desk: Office) -> None:
    ran = desk.run("subscribers", "remove", "Lezer@Example.org", "nobody@example.org")
    assert ran.exit_code == 0
    assert "van de lijst gehaald, en gewist" in ran.stdout
    assert "staat niet (meer) op de lijst" in ran.stdout
    assert desk.run("subscribers", "remove", "lezer@example.org").exit_code == 0
    assert "lezer" not in listed(desk)
    assert b"lezer@example.org" not in (desk.folder / "corpus" / "renvooi.db").read_bytes()
    assert desk.run("verify").exit_code == 0

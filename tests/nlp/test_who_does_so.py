"""Who does what a second verb tells, and whose men it is done to."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Azerbaijani forces supported by tanks and helicopters withdrew from Parukh.",
            {"withdrawal azerbaijan @ Parukh"},
        ),
        (
            "Ethiopian troops backed by tanks, drones and helicopters had entered Shire.",
            {"capture ethiopia-government @ Shire"},
        ),
        (
            "The Taliban have overrun a base belonging to Afghan forces in Sar-e Pul, witnesses said.",
            {"capture taliban @ Sar-e Pul base"},
        ),
        (
            "The Houthis took a camp used by government troops at Hazm.",
            {"capture houthi @ Hazm camp"},
        ),
        ("Al-Shabab swept into Dinsor, meeting little resistance from troops.", {"capture al-shabaab @ Dinsor"}),
        ("Al-Shabab entered Dinsor against token resistance.", {"capture al-shabaab @ Dinsor"}),
        ("With the fall of Taloqan, the Taliban now control six towns.", {"capture taliban @ Taloqan"}),
        (
            "With the fall of Taloqan, government forces hold only Faizabad.",
            {"capture None @ Taloqan", "control afghanistan-government @ Faizabad"},
        ),
        (
            "The Houthis said they had driven back government forces near Hazm and that it was under their control.",
            {"contest yemen-government @ Hazm", "control houthi @ Hazm"},
        ),
        (
            "A coalition of militias allied with the Sudanese army captured Bara from the RSF.",
            {"capture saf @ Bara"},
        ),
        ("Militiamen allied with the Azerbaijani army captured Hadrut.", {"capture azerbaijan @ Hadrut"}),
        (
            "Iraqi troops took Kirkuk. In 2014 Islamic State seized the Mosul Dam, and Peshmerga recaptured it.",
            {
                "capture iraq-government @ Kirkuk",
                "capture islamic-state @ Mosul Dam",
                "capture krg @ Mosul Dam",
            },
        ),
        ("Weapons seized in Misrata were burnt, and the LNA captured Hun.", {"capture libya-lna @ Hun"}),
        (
            "The Taliban returned to Zaranj, which lies on the road to Iran, retaking it after a month.",
            {"capture taliban @ Zaranj"},
        ),
        (
            "The Libyan National Army shelled Gharyan, which has 100,000 people, with tanks and took it on Monday.",
            {"capture libya-lna @ Gharyan"},
        ),
        (
            "Boko Haram entered Gwoza, which lies near the border, and captured it.",
            {"capture boko-haram @ Gwoza"},
        ),
        (
            "The Libyan National Army ousted forces loyal to the Government of National Accord from Gharyan.",
            {"capture libya-lna @ Gharyan", "withdrawal libya-gna @ Gharyan"},
        ),
        (
            "Yemeni troops drove fighters loyal to the Houthis out of Mocha.",
            {"capture yemen-government @ Mocha", "withdrawal houthi @ Mocha"},
        ),
        (
            "Syrian troops drove men loyal to Islamic State from Palmyra.",
            {"capture syria-government @ Palmyra", "withdrawal islamic-state @ Palmyra"},
        ),
        (
            "The Taliban called on Afghan forces to leave Taloqan.",
            {"withdrawal afghanistan-government @ Taloqan (planned)"},
        ),
        ("The army appealed to the M23 to withdraw from Rutshuru.", {"withdrawal m23 @ Rutshuru (planned)"}),
        ("The Houthis called on government forces to quit Mocha.", {"withdrawal yemen-government @ Mocha (planned)"}),
    ],
)
def test_who_does_so(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("With Baiji captured, Islamic State moved on to Mosul.", "capture islamic-state @ Baiji"),
        ("With the town of Gharyan retaken, GNA forces turned south.", "capture libya-gna @ Gharyan"),
        ("With Kidal seized, Tuareg rebels declared victory.", "capture mali-rebels @ Kidal"),
        ("Al-Shabaab attacked Somali troops in Jilib and drove them out.", "capture al-shabaab @ Jilib"),
        ("The Taliban attacked the army in Kunduz on Monday and drove them out of it.", "capture taliban @ Kunduz"),
        (
            "In Nagorno-Karabakh, Azerbaijani forces took Hadrut after Armenian troops pulled out.",
            "withdrawal armenia @ Hadrut",
        ),
        (
            "Gharyan was abandoned by forces loyal to the Government of National Accord.",
            "withdrawal libya-gna @ Gharyan",
        ),
        (
            "The Syrian army denied claims by Islamic State that they had captured Palmyra.",
            "capture islamic-state @ Palmyra (claimed)",
        ),
        (
            "The Houthis dismissed reports from the army that they had retaken Mocha.",
            "capture yemen-government @ Mocha (denied)",
        ),
        (
            "The M23 tried to capture Sake but were pushed back by the Congolese army.",
            "contest m23 @ Sake",
        ),
        ("Boko Haram were beaten back when they tried to seize Gwoza.", "contest boko-haram @ Gwoza"),
        ("Russian troops tried to take Lyman and were driven back.", "contest russia @ Lyman"),
    ],
)
def test_who_is_meant_by_the_rest(reader: Reader, text: str, told: str) -> None:
    assert told in reader.told(text)

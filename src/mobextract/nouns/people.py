"""Concepts of people: they have an age, collective numerals count them, and they die, give and take part."""

from __future__ import annotations

ANYBODY = frozenset(
    (
        "person",
        "child",
        "woman",
        "man",
        "student",
        "teacher",
        "worker",
        "soldier",
        "elder",
        "member",
        "party_member",
        "official",
        "volunteer",
        "youth",
        "farmer",
        "patient",
    )
)
"""Those that whole groups of people are called by."""
_OTHERS = """
adult grandchild
sibling parent spouse widow widower bride groom nanny godmother orphan centenarian migrant refugee asylum_seeker foreigner resident
pedestrian passenger driver cyclist tenant landlord landowner debtor borrower creditor heir relative caregiver housewife jobseeker
subscriber customer user visitor tourist guest spectator viewer reader follower listener contestant participant
"""

_BY_OCCUPATION = """
accountant activist actor agronomist archaeologist architect artisan artist astronaut athlete auditor author baker barber beekeeper
biologist blacksmith boatman bodyguard broker butcher cadet cameraman carpenter cashier cleaner clerk coach collector comedian composer
consultant cook courier dancer dentist designer diplomat director diver doctor economist editor electrician embroiderer engineer
entrepreneur expert ferryman film_director firefighter fisherman flight_attendant forest_ranger gardener geologist goalkeeper goldsmith
guard guardian guide hacker healer health_worker historian hunter imam intern interpreter investigator journalist judge lawyer lecturer
librarian lifeguard mason mechanic mediator mentor midwife miner missionary monk mortician musician notary nun nurse painter pastor
pharmacist photographer pilot player plumber police_officer politician porter postman potter priest principal producer professor
programmer prosecutor psychologist receptionist referee reporter rescuer salt_maker scientist sculptor seamstress seller shoemaker
shopkeeper singer skipper specialist spokesperson stevedore street_vendor surgeon swimmer tailor technician trader translator tutor
vendor veterinarian vice_principal village_head waiter weaver welder writer
"""

_BY_OFFICE_OR_FATE = """
abbot accomplice addict ambassador atheist beggar believer buddhist candidate catechist catholic champion christian criminal defendant
delegate deputy descendant donor fraudster fugitive gambler governor graduate hero hostage inmate invigilator juror leader militant
martyr mayor muslim offender poacher president prisoner propagandist protestant runner smuggler sponsor spy suspect terrorist thief
trafficker veteran victim violator war_invalid winner witness
"""

PEOPLE = ANYBODY.union(f"{_OTHERS} {_BY_OCCUPATION} {_BY_OFFICE_OR_FATE}".split())

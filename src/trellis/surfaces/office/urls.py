"""The addresses of the office."""

from django.urls import path

from trellis.surfaces.office import day, imports, rules, school, teams, vision
from trellis.surfaces.office.continuum import aligning, areas, history, leaning, moving, retiring, strand, target
from trellis.surfaces.office.groups import areas as group_areas
from trellis.surfaces.office.groups import group
from trellis.surfaces.office.groups import listing as group_listing
from trellis.surfaces.office.people import adding, contact, letter, listing, pasting, person, promises, vetting

urlpatterns = [
    path("day/", day.day, name="office-day"),
    path("day/<uuid:block_id>/", day.block, name="office-day-block"),
    path("imports/", imports.imports, name="office-imports"),
    path("imports/<uuid:run_id>/", imports.run, name="office-import"),
    path("imports/<uuid:run_id>/progress/", imports.progress, name="office-import-progress"),
    path("imports/<uuid:run_id>/write/", imports.write, name="office-import-write"),
    path("imports/<uuid:run_id>/let-go/", imports.let_go, name="office-import-let-go"),
    path("imports/<uuid:run_id>/plates/", imports.plates, name="office-import-plates"),
    path("imports/frameworks/<uuid:framework_id>/package.json", imports.package, name="office-package"),
    path("imports/frameworks/<uuid:framework_id>/use/", imports.use, name="office-package-use"),
    path("continuum/", areas.continuum, name="office-continuum"),
    path("continuum/history/", history.continuum, name="office-continuum-history"),
    path("continuum/order/", areas.order, name="office-continuum-order"),
    path("continuum/areas/<slug:slug>/order/", areas.strands, name="office-continuum-area-order"),
    path("continuum/areas/<slug:slug>/", areas.area, name="office-continuum-area"),
    path("continuum/strands/<uuid:strand_id>/", strand.strand, name="office-continuum-strand"),
    path("continuum/strands/<uuid:strand_id>/order/", strand.order, name="office-continuum-strand-order"),
    path("continuum/targets/<uuid:target_id>/", target.target, name="office-continuum-target"),
    path("continuum/targets/<uuid:target_id>/leans/", leaning.leans, name="office-continuum-target-leans"),
    path("continuum/targets/<uuid:target_id>/move/", moving.move, name="office-continuum-target-move"),
    path("continuum/targets/<uuid:target_id>/retire/", retiring.retire, name="office-continuum-target-retire"),
    path("continuum/targets/<uuid:target_id>/history/", history.target, name="office-continuum-target-history"),
    path("continuum/unaligned/", areas.unaligned, name="office-continuum-unaligned"),
    path("continuum/frameworks/<uuid:framework_id>/", aligning.framework, name="office-continuum-framework"),
    path("continuum/standards/<uuid:standard_id>/", aligning.standard, name="office-continuum-standard"),
    path("people/", listing.people, name="office-people"),
    path("people/add/", adding.add, name="office-people-add"),
    path("people/list/", pasting.several, name="office-people-list"),
    path("people/<uuid:person_id>/", person.person, name="office-person"),
    path("people/<uuid:person_id>/role/", person.role, name="office-person-role"),
    path("people/<uuid:person_id>/promises/", promises.promises, name="office-person-promises"),
    path("people/<uuid:person_id>/guardian/", person.guardian, name="office-person-guardian"),
    path("people/<uuid:learner_id>/guardian/add/", adding.add, name="office-person-guardian-add"),
    path("people/<uuid:person_id>/rights/", person.rights, name="office-person-rights"),
    path("people/<uuid:learner_id>/contact/<uuid:guardian_id>/", contact.contact, name="office-person-contact"),
    path("people/<uuid:person_id>/letter/", letter.letter, name="office-person-letter"),
    path("people/<uuid:person_id>/withdraw/", letter.withdraw, name="office-person-withdraw"),
    path("people/<uuid:person_id>/vetting/", vetting.vetting, name="office-person-vetting"),
    path("people/<uuid:person_id>/password/", person.password, name="office-person-password"),
    path("groups/", group_listing.groups, name="office-groups"),
    path("groups/<uuid:group_id>/", group.group, name="office-group"),
    path("groups/<uuid:group_id>/learners/", group.learners, name="office-group-learners"),
    path("groups/<uuid:group_id>/adults/", group.adults, name="office-group-adults"),
    path("groups/<uuid:group_id>/areas/<uuid:membership_id>/", group_areas.areas, name="office-group-areas"),
    path("groups/<uuid:group_id>/leave/", group.leave, name="office-group-leave"),
    path("groups/<uuid:group_id>/rename/", group.rename, name="office-group-rename"),
    path("groups/<uuid:group_id>/end/", group.end, name="office-group-end"),
    path("school/", school.school, name="office-school"),
    path("school/closed/", school.close, name="office-school-closed"),
    path("school/closed/<uuid:closure_id>/", school.closure, name="office-school-closure"),
    path("teams/", teams.teams, name="office-teams"),
    path("teams/<uuid:team_id>/", teams.add, name="office-team-add"),
    path("rules/", rules.rules, name="office-rules"),
    path("rules/fewest/", rules.fewest, name="office-rules-fewest"),
    path("rules/turn/<slug:switch>/", rules.turn, name="office-rules-turn"),
    path("vision/", vision.vision, name="office-vision"),
]

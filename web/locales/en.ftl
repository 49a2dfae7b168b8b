# Refusals of the API: the code with hyphens.
conflict = Somebody changed this in the meantime (version { $version }). Load it again and repeat your change.
grant-actions-required = Say what the recipient may do: read, write, or both.
grant-basis-not-allowed = Your kind of organisation can't record this basis for: { $parts }. Leave these parts out, or record another basis (for all the parts together: { $allowed }).
grant-from-before-signature = A grant can't begin before it was signed.
grant-not-active = This grant is not in force any more. Nothing is left to revoke.
grant-notes-never = Professional notes never leave the organisation that wrote them. Leave them out.
grant-one-recipient = Name either one organisation, or the kinds of organisation.
grant-parts-not-yours = Your role may not share: { $parts }. Leave these parts out, or ask a professional of your organisation.
grant-parts-required = An empty list shares nothing. Name the parts to share.
grant-proof-required = Say what shows that they may speak for the person.
grant-purpose-not-allowed = Nothing of a person is shared for running the system. Choose another purpose.
grant-refusal-of-consent = Only a consent can be refused by the person. Record the refusal with the basis consent.
grant-sealed-part-by-name = Sealed parts are shared with organisations named one by one: { $parts }. Name one organisation, or leave these parts out.
grant-sealed-person-by-name = What belongs to a sealed person is shared with organisations named one by one. Name one organisation.
grant-signed-in-future = The signature lies in the future.
grant-signed-too-long-ago = On this basis a grant signed then ended on { $last }. Ask again.
grant-to-oneself = An organisation shares nothing with itself: what it may see, its duties say. Name another one.
grant-until-too-early = The end must lie after the beginning, and after now.
grant-until-too-late = On this basis, for these parts, a grant signed then lasts until { $last } at most.
import-overtaken = Another import of the same source went on in the meantime. Start this one again.
invitation-refused = This invitation is no longer valid. Ask whoever runs the system for a new one.
mutation-id-reused = This clientMutationId was used for another input. Use a new one.
not-found = There is no such record, or you may not know of it.
notice-in-future = A notice can't have been given on a day to come.
page-cursor = This cursor belongs to another list or another reader. Start from the beginning.
page-first = A page has 0 to { $max } entries.
password-common = This is among the first that somebody would try. Choose another.
password-too-long = At most { $max } characters.
password-too-short = At least { $min } characters. A few words at random will do.
purpose-not-allowed = You can't call for this purpose.
sign-in-refused = Mail address and password don't go together.
sign-in-too-many = Too many attempts. Try again in { $minutes } minutes.
text-control-character = The text holds control characters. Remove them.
text-not-a-language = This is no language tag such as it, en, ar.
text-required = This field is needed.
text-too-long = At most { $max } characters.
token-end-out-of-range = A token ends in the future, at the latest in { $days } days.
token-scope-required = A token is for at least one thing.
user-administrator-alone = An administrator has no other role.
user-districts-of-coordinator = Only a coordinator has districts.
user-mail-taken = This address is another user's already.
user-mail-unreadable = This is no mail address.
user-role-required = A user has at least one role.

# Errors.
error-internal = Something broke on our side. Quote the ticket when you ask for help.
error-out-of-scope = This token was not given for that.
error-unauthenticated = Sign in, or send a token that is still valid.
error-too-costly = This asks for too much at once. Ask for less, in several requests.
error-unavailable = Too busy just now. Ask again with the same clientMutationId: nothing happens twice.

# Persons.
area-unknown = There is no such place. Take an id from `areas`.
contact-mail = This is no mail address.
contact-phone = A phone number holds at least three digits, and no letters.
citizenship-nationality = Give the country as two capitals (ISO 3166-1 alpha-2), such as IT.
economic-negative = A sum can't be below zero.
health-disability-percent = A percentage lies between 0 and 100.
household-birth-year = This year can't be.
household-too-many = A household holds at most { $max } members.
identity-birth = Nobody alive was born then. Look at the date or the year.
identity-fiscal-code = The codice fiscale has 16 characters and a check letter; this one doesn't fit. It may be left out.
identity-name-or-alias = Give a name, or an alias: an alias alone is enough.
people-one-filter = Search by name or by district, not both at once.
person-language = Languages are BCP 47 tags such as it or ar, at most { $max }.
person-notice-required = Your organisation keeps people by their consent: say which notice they were given, and when.
person-nothing-given = Give at least one part to write.
person-register-refused = Your role may not register people with these parts.

# Claims.
claim-already = Your organisation has answered this need already: its claim is { $state }.
claim-earliest-past = This day has passed. Give today or a later one.
claim-no-service = No active service or standing offer of yours answers this need, as far as its card says.
claim-no-question = This claim asks nothing.
claim-not-eligible = The service doesn't fit what the card says: { $reasons }. A need that goes to the first who answers asks for a service that fits.
claim-not-proposed = The claim is { $state }: only one that waits is answered.
claim-reason-unfit = This reason doesn't go with a need that is given back.
claim-service = This service of yours doesn't answer this need. Take one from the card's `myServices`.
claim-undo-open = How the person is reached is not open yet. Convert the claim once it can't be undone any more.
claim-undo-over = It is too late to undo this claim. Give the need back with a reason instead (`releaseClaim`).
claim-wrong-state = The claim is { $state }: this can't be done to it now.
grant-basis-missing = No grant in force shares this with that organisation: { $parts }. Record one first.

# Needs.
need-answer = This is no answer to that question. Look at its type and choices.
need-area-required = Say where the need is: the person has no address with a place.
need-claim-policy = Only needs that are not delicate may go to the first who answers.
need-concerns = Name the whole household or its members, not both.
need-kind-first = Name the kind of help before answering its questions.
need-kind-of-help = This is no kind of help of that domain. Take one from `kindsOfHelp`.
need-question-unknown = The kind of help has no such question.
need-reason-only-unmet = Only an unmet need takes a reason.
need-reason-required = An unmet need asks for a reason.
need-reason-unfit = This reason doesn't go with an unmet need.
need-severity = Severity goes from 1 (in crisis) to 5 (self-reliant); 0 is not assessed.
need-wrong-state = The need is { $state }: this can't be done to it now.

# Counts.
statistics-by-district = Across several districts a person would be counted twice: ask by DISTRICT, or within one.
statistics-by-domain = Counts of some domains are told by domain: ask by DOMAIN too.
statistics-too-many = That is more than { $max } counts. Ask within a smaller area, or for fewer domains.

# Referrals.
need-not-open = The need is { $state }: only an open need is sent.
referral-draft-alone = A draft is sent by itself: give the draft alone, or what a new referral says.
referral-duplicate = This organisation was already asked about this need, and that is not over.
referral-other-needs = Parts of other needs don't go with a need: { $parts }. Leave them out, or send another referral.
referral-outcome-required = To complete it, say what came of it.
referral-outcome-unasked = Only who completes it says what came of it.
referral-outcome-unfit = A referral is completed with MET, PARTLY_MET or UNMET.
referral-parts-not-yours = Your role may not send: { $parts }. Leave these parts out, or ask a professional of your organisation.
referral-reason-required = Say why.
referral-reason-unfit = This reason doesn't go with this answer.
referral-recipient-agreement = This organisation has signed no data agreement: no person is sent to it.
referral-recipient-kind = No person is sent to organisations of this kind.
referral-to-oneself = An organisation doesn't send to itself.
referral-wrong-state = The referral is { $state }: this can't be done to it now.

# Why a service fits or does not.
match-age-fits = Is for this age
match-age-unfit = Is for other ages
match-age-unknown = Is for certain ages, and the age is not known well enough
match-answers-domain = Answers needs of this domain
match-answers-kind = Gives this kind of help
match-area-unknown = Whether it serves this place is not known
match-full = Is full
match-has-room = Has room
match-has-room-counted = Free places: { $value }
match-household-fits = Is for households of this size
match-household-unfit = Is for households of another size
match-household-unknown = Is for certain households, and the household is not known well enough
match-language-not-spoken = Other languages are spoken there
match-language-spoken = The person's language is spoken there
match-language-unknown = Whether the person's language is spoken there is not known
match-near-counted = Is about { $value } km away
match-no-agreement = The organisation has signed no data agreement: it can be told of, and is sent nothing
match-other-kind = Gives other kinds of help of this domain
match-out-of-area = Serves other places of the district
match-room-unknown = Whether it has room is not known
match-same-district = Is in the same district
match-serves-area = Serves this place
match-unverified = The entry was not checked for more than a year
match-verified = The entry was checked of late
match-waiting-list = Has a waiting list

# Mario's week, as `amis demo --story` plays it.
story-begins = Mario's week, from Monday 2 November 2026. Each call is made by a user of the demo network, in a database of its own that goes at the end.
    After each: what everybody sees of Mario then, asked as they would; and, where that changed, on what it rests.
story-ends = { $calls } calls. Mario told his story once: whoever could answer saw the part for that answer, for as long as it took, and no more.
story-views = Of Mario sees now:
story-nothing = nothing: for them there is no such person
story-card = the card of { $domains }, which names nobody
story-counts = counts without names ({ $counts })
story-why-lead = Relation: lead. What the role reads there it reads by duty.
story-why-care-team = Relation: care team. Its organisation answers { $domains }.
story-why-care-team-until = Relation: care team. Its organisation answers { $domains }, until { $until }.
story-why-referred = Relation: referred. Its organisation was sent { $domains } and has not answered.
story-why-shared-with = Relation: shared with. A grant names the organisation.
story-why-member = Relation: member of the network, and nothing closer.
story-why-counts = The role coordinates the district: it reads its counts, and no person.
story-why-no-grant = No grant in force reaches the organisation.
story-why-grants = Grants that reach it: { $grants }.
story-grant = { $purpose }, until { $until } ({ $parts })
story-giulia-opens = Giulia, Mario's social worker, opens his profile and sees who could answer.
story-luca-reads-cards = Luca, of a housing association, looks for urgent needs of a home.
story-luca-claims = Luca says "we can answer". It opens nothing yet.
story-sofia-reads-cards = Sofia, of another housing association, finds the same card, under another id.
story-sofia-claims = Sofia can answer too.
story-giulia-compares = Giulia compares the answers with Mario.
story-giulia-chooses = Mario prefers the first: Giulia chooses it. The other ends in the same moment.
story-luca-calls = Luca sees how Mario is reached, and that need. Not his surname, nor why he eats elsewhere.
story-sofia-tries = Sofia asks for the same need, and learns no more than of one that does not exist.
story-nadia-tries = Nadia, social worker of the next municipio, asks for Mario by his id.
story-amina-reads = Amina, of the listening centre, reads the referral that was sent to her: a note, and the names of parts.
story-amina-accepts = Amina accepts. The parts of the packet open.
story-amina-starts = The first parcel is handed over.
story-paolo-counts = Paolo, coordinator of the district, reads what waits there.
story-giulia-reads-grants = Mario changes his mind about associations. Giulia looks at what he agreed to.
story-giulia-revokes = Giulia takes that consent back. The answer names the claim that rested on it.
story-luca-tries = Luca asks for Mario's need again.
story-giulia-takes-back = Giulia takes the need back. It waits since the day on which it was opened.
story-amina-completes = Amina completes the referral: the need for food is met.
story-giulia-closes-the-week = Fifteen days later the time for handing over is past too. Giulia looks at what is left to do.

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
grant-until-too-early = The end must lie after the beginning, and after now.
grant-until-too-late = On this basis, for these parts, a grant signed then lasts until { $last } at most.
mutation-id-reused = This clientMutationId was used for another input. Use a new one.
not-found = There is no such record, or you may not know of it.
page-cursor = This cursor belongs to another list or another reader. Start from the beginning.
page-first = A page has 0 to { $max } entries.
text-control-character = The text holds control characters. Remove them.
text-not-a-language = This is no language tag such as it, en, ar.
text-required = This field is needed.
text-too-long = At most { $max } characters.

# Errors.
error-internal = Something broke on our side. Quote the ticket when you ask for help.
error-out-of-scope = This token was not given for that.
error-unauthenticated = Sign in, or send a token that is still valid.
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

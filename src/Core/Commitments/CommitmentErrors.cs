using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Commitments;

/// <summary>Errors of commitments and signing links.</summary>
public static class CommitmentErrors
{
    public static Error TextIsOutdated(string current) =>
        new Error(
            ErrorKind.Invalid,
            "commitment-text-is-outdated",
            $"The text in force is version {current}; another one was sent. Read the text again where it is signed, and "
                + "sign that version."
        ).With("version", current);

    public static Error SignerIsAnotherPerson() =>
        new(
            ErrorKind.Invalid,
            "signer-is-another-person",
            "A person signs their own commitment: the signer's name is that of the party. Give that name, or correct the "
                + "party's name in the draft first."
        );

    public static Error IsMissing(Party party) =>
        new Error(
            ErrorKind.Invalid,
            "commitment-is-missing",
            $"Party {party.Id} has not signed its commitment. Send it the link to sign by at "
                + $"commitments/{party.Id}/invitation, or enter there what it signs on paper."
        )
            .With("partyId", party.Id)
            .With("party", party.Name);

    public static Error IdentityNumberIsRefused() =>
        new(
            ErrorKind.Invalid,
            "identity-consent-is-refused",
            "Without this consent nothing is signed: an electronic application needs the number to check who applies. Call "
                + "the office: it takes the application on paper instead."
        );

    public static Error IsSignedByLink() =>
        new(
            ErrorKind.Conflict,
            "commitment-is-signed-by-link",
            "The party has signed by its own link, and only that link changes what it declared. Send the link again if the "
                + "party wants to change something."
        );

    public static Error AddressIsTaken(Party other) =>
        new Error(
            ErrorKind.Invalid,
            "signing-address-is-taken",
            $"Party {other.Id} signs from this mailbox. One mailbox signs for at most one unit and one person: give the "
                + "party's own address, or enter what it signs on paper."
        )
            .With("partyId", other.Id)
            .With("party", other.Name);

    public static Error EmailIsMalformed() =>
        new(
            ErrorKind.Invalid,
            "email-is-malformed",
            "Give one mail address of the party, such as name@example.com: the link to sign by goes there."
        );

    public static Error LinkIsUnknown() =>
        new(
            ErrorKind.NotFound,
            "signing-link-not-found",
            "There is no such link to sign by. Use the whole link from the mail, or ask the clerk who applies to send it again."
        );

    public static Error LinkHasExpired() =>
        new(ErrorKind.Gone, "signing-link-has-expired", "This link to sign by has expired. Ask the clerk who applies to send it again.");

    public static Error LinkIsVoid() =>
        new(
            ErrorKind.Gone,
            "signing-link-is-void",
            "This link to sign by is void: the party, or the mail address that it signs from, was changed since. Use the "
                + "link of the newest mail, or ask the clerk who applies."
        );

    public static Error PaperIsUnconfirmed(Party party) =>
        new Error(
            ErrorKind.Invalid,
            "paper-commitment-is-unconfirmed",
            $"Party {party.Id} signs on paper. Compare its commitment with the sealed scan and confirm it, or ask for a correction."
        )
            .With("partyId", party.Id)
            .With("party", party.Name);

    public static Error NothingToConfirm(string partyId) =>
        new Error(ErrorKind.Invalid, "nothing-to-confirm", "Confirm only parties that sign on paper, by the ids that the task names.").With(
            "partyId",
            partyId
        );
}

namespace CreditFunctions.Core.Applications;

/// <summary>What can be refused about an application, named as sentences.</summary>
public static class ApplicationErrors
{
    public static Error IsNotADraft(ApplicationState state) =>
        new Error("application-is-not-a-draft", $"The application is {state}; only a draft can be changed.").With("state", $"{state}");

    public static Error PartyIsUnknown(string partyId) =>
        new Error("party-is-unknown", "The application names no such party; use the id given at its creation.").With("partyId", partyId);

    public static Error CommitmentIsMissing(Party party) =>
        new Error(
            "commitment-is-missing",
            $"Party {party.Id} has not signed its commitment. Sign it at commitments/{party.Id}.").With("partyId", party.Id);

    public static Error DocumentIsMissing(string kind) =>
        new Error("document-is-missing", $"The document {kind} has not been uploaded. Upload it at documents/{kind}.").With("kind", kind);

    public static Error NotFound() =>
        new("application-not-found", "There is no such application, or this access link does not open it. Use the link from the mail.");
}

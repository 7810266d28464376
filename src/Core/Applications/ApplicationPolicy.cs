using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>What an applicant and the procedure may do with an application, and the fact that comes of it.</summary>
public static class ApplicationPolicy
{
    /// <summary>Signs a party's commitment.</summary>
    public static Result<CommitmentSigned> Sign(
        Application application,
        RoundGuide guide,
        string partyId,
        CommitmentForm form,
        DateTimeOffset now)
    {
        if (CheckChangeable(application, guide, now) is { } refusal)
        {
            return refusal;
        }

        if (application.Parties.All(party => party.Id != partyId))
        {
            return ApplicationErrors.PartyIsUnknown(partyId);
        }

        var signer = form.SignerName?.Trim() ?? "";
        return new Faults("text-is-malformed")
            .When(
                form.TextVersion != CommitmentText.CurrentVersion,
                "textVersion",
                new Error("commitment-text-is-outdated", $"Sign version {CommitmentText.CurrentVersion} of the text."))
            .When(
                signer.Length is 0 or > ApplicationFormCheck.MaxNameLength || !LineOfText.IsPlain(signer),
                "signerName",
                $"Give 1 to {ApplicationFormCheck.MaxNameLength} characters on one line.")
            .When(
                form.DeclaresNoDishonesty is null,
                "declaresNoDishonesty",
                new Error(
                    "declaration-is-missing",
                    "Declare whether the party is on a list of dishonesty: true for none, false where it is on one."))
            .When(
                form.ConsentsToElectronicService is null,
                "consentsToElectronicService",
                new Error("consent-is-missing", "Say whether decisions may be served by mail and link: true or false."))
            .Or(() => new CommitmentSigned(new Commitment(
                partyId,
                CommitmentText.CurrentVersion,
                CommitmentText.CurrentSha256,
                signer,
                form.DeclaresNoDishonesty!.Value,
                form.ConsentsToElectronicService!.Value,
                now)));
    }

    /// <summary>Hands the application in: complete, before the closing hour by the server's clock.</summary>
    /// <param name="now">When it was received.</param>
    /// <param name="storedAt">When it is being stored: too late, and the round may be going on without it.</param>
    public static Result<ApplicationMoved> Submit(Application application, RoundGuide guide, DateTimeOffset now, DateTimeOffset storedAt)
    {
        if (CheckChangeable(application, guide, now) is { } refusal)
        {
            return refusal;
        }

        if (storedAt >= guide.SubmissionsStoredUntil)
        {
            return RoundErrors.RoundIsClosed(guide);
        }

        var missing = Missing(application, guide);
        return missing.IsEmpty ? Move(application, ApplicationMove.Submit, "", now) : missing;
    }

    /// <summary>Whether two drafts come from the same request: equal in all that an applicant gives.</summary>
    public static bool IsSameDraft(Application one, Application other) =>
        (one.RoundId, one.Title, one.CategoryId, one.AmountYuan, one.ContactEmail)
            == (other.RoundId, other.Title, other.CategoryId, other.AmountYuan, other.ContactEmail)
        && one.Parties.Select(WithoutSeal).SequenceEqual(other.Parties.Select(WithoutSeal));

    /// <summary>Everything that still stands in the way of submission.</summary>
    public static ImmutableArray<Error> Missing(Application application, RoundGuide guide) =>
    [
        .. application.Parties
            .Where(party => application.Commitments.All(signed => signed.PartyId != party.Id))
            .Select(ApplicationErrors.CommitmentIsMissing),
        .. guide.RequiredDocuments
            .Where(required => application.Documents.All(document => document.Kind != required.Kind))
            .Select(required => ApplicationErrors.DocumentIsMissing(required.Kind)),
    ];

    /// <summary>Moves the application as the one table of legal moves allows.</summary>
    public static Result<ApplicationMoved> Move(Application application, ApplicationMove move, string reason, DateTimeOffset now) =>
        ApplicationMoves.Move(application.State, move).Select(to => new ApplicationMoved(move, application.State, to, reason, now));

    // Sealing the same number twice gives two texts; its blind index is the same.
    private static Party WithoutSeal(Party party) =>
        party is Party.Person person ? person with { CitizenId = person.CitizenId with { CipherText = "" } } : party;

    private static Error? CheckChangeable(Application application, RoundGuide guide, DateTimeOffset now) =>
        application.State != ApplicationState.Draft ? ApplicationErrors.IsNotADraft(application.State)
        : !guide.IsOpenAt(now) ? RoundErrors.RoundIsClosed(guide)
        : null;
}

using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Applications.Printing;

namespace CreditFunctions.Functions.Applications;

/// <summary>The print of an application to be signed and sealed, and the receipt of a submission.</summary>
internal static class PrintPages
{
    /// <param name="book">Source of the signed texts.</param>
    public static PrintModel Print(Application application, RoundGuide guide, CommitmentBook book, DateTimeOffset now) =>
        new(
            application.Id.Value,
            application.Title,
            guide.Title,
            guide.Category(application.CategoryId).Name,
            application.AmountYuan,
            VersionCode.Of(application)
        )
        {
            Serial = application.Serial,
            Abstract = application.Abstract,
            RecommendingBody = guide.RecommendingBodies.FirstOrDefault(body => body.Id == application.RecommendingBodyId)?.Name,
            Parties = [.. application.Parties.Select(party => ApplicationPages.Row(party, application))],
            Commitments = [.. application.Commitments.Select(signed => Commitment(signed, application, book)).OfType<CommitmentToPrint>()],
            Documents = ApplicationPages.Documents(application, guide, now),
            PrintedAt = now,
            ApplicationHref = $"applications/{application.Id}",
        };

    public static ReceiptSheet Receipt(Application application, RoundGuide guide, DateTimeOffset now) =>
        new(application.Id.Value, application.Title, guide.Title, application.LeadUnit.Name, application.State, VersionCode.Of(application))
        {
            Serial = application.Serial ?? "",
            Received = [.. Received(application).OrderBy(item => item.At)],
            Documents = ApplicationPages.Documents(application, guide, now),
            Submissions = application.Submissions,
            Signers =
            [
                .. application
                    .Parties.Select(party => ApplicationPages.Row(party, application))
                    .Where(party => party.CommittedAt is not null),
            ],
        };

    private static CommitmentToPrint? Commitment(Commitment signed, Application application, CommitmentBook book) =>
        application.FindParty(signed.PartyId) is { } party
            ? new CommitmentToPrint(
                party.Name,
                party.Role,
                PartyView.Of(party, application).Identifier,
                book.SignedBy(party, signed),
                signed
            )
            : null;

    private static IEnumerable<ReceivedItem> Received(Application application)
    {
        var before = ApplicationState.Draft;
        foreach (var reached in application.History)
        {
            if (KindOf(before, reached.State) is { } kind)
            {
                yield return new ReceivedItem(kind, reached.At);
            }

            before = reached.State;
        }

        if (application.Correction?.SubmittedAt is { } corrected)
        {
            yield return new ReceivedItem("Correction", corrected);
        }

        if (application.DuplicateHearing?.StatedAt is { } stated)
        {
            yield return new ReceivedItem("Statement", stated);
        }

        foreach (var answer in application.Statements)
        {
            if (answer.AnsweredAt is { } answered)
            {
                yield return new ReceivedItem("Answer", answered);
            }
        }
    }

    private static string? KindOf(ApplicationState from, ApplicationState to) =>
        (from, to) switch
        {
            (ApplicationState.Draft or ApplicationState.Returned, ApplicationState.Submitted or ApplicationState.AwaitingRecommendation) =>
                "Submission",
            (ApplicationState.Submitted or ApplicationState.AwaitingRecommendation, ApplicationState.Draft) => "Recall",
            (_, ApplicationState.Withdrawn) => "Withdrawal",
            (_, ApplicationState.Renounced) => "Renunciation",
            _ => null,
        };
}

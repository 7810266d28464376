using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Applications;

namespace CreditFunctions.Functions.Applications;

/// <summary>An application as its applicant's page.</summary>
public sealed class ApplicationPages(TokenSigner tokens)
{
    public ApplicationModel Model(Application application, RoundGuide guide, DateTimeOffset now) =>
        new(
            application.Id.Value,
            application.Title,
            guide.Title,
            guide.Categories.First(category => category.Id == application.CategoryId).Name,
            application.AmountYuan,
            application.State)
        {
            ClosesAt = guide.ClosesAt,
            HoldReason = application.Hold?.Reason,
            History = [new StateEntry(ApplicationState.Draft, application.CreatedAt), .. application.History.Select(Entry)],
            Parties = [.. application.Parties.Select(party => Row(party, application))],
            Documents = [.. guide.RequiredDocuments.Select(required => Row(required, application))],
            SubmitHref = application.State == ApplicationState.Draft && guide.IsOpenAt(now) ? $"applications/{application.Id}/submission" : null,
            AntiForgeryToken = AntiForgeryToken(application.Id),
        };

    /// <summary>Whether a posted token was served on this application's page.</summary>
    public bool IsAntiForgeryToken(string? token, ApplicationId id) => tokens.Verify(TokenPurpose.Form, token) == id.Value;

    private string AntiForgeryToken(ApplicationId id) => tokens.Sign(TokenPurpose.Form, id.Value);

    private static StateEntry Entry(StateReached reached) =>
        new(reached.State, reached.At) { Reason = reached.Reason.Length > 0 ? reached.Reason : null };

    private static PartyRow Row(Party party, Application application) => new(
        party.Role,
        party.Name,
        PartyView.Of(party, application).Identifier,
        application.Commitments.FirstOrDefault(commitment => commitment.PartyId == party.Id)?.SignedAt);

    private static DocumentRow Row(RequiredDocument required, Application application) => new(
        required.Name,
        application.Documents.FirstOrDefault(document => document.Kind == required.Kind) is { } document
            ? new FileRow(
                document.FileName,
                document.SizeBytes,
                document.Sha256,
                document.UploadedAt,
                $"/applications/{application.Id}/files/{document.Id}")
            : null);
}

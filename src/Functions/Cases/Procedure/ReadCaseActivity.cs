using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>What the procedure of a case has to do now.</summary>
/// <param name="Until">Where nothing is due: when to look again; null where only people can move the case.</param>
public sealed record CaseStep(CaseDue Due, DateTimeOffset? Until)
{
    /// <summary>Where the decision is to be carried out: the application that it disqualifies; null where it disqualifies none.</summary>
    public string? Disqualifies { get; init; }

    /// <summary>Where it is to be reversed: the application that it had disqualified; null where it had disqualified none.</summary>
    public string? Restores { get; init; }
}

/// <summary>Reads from the rows what is due in a case.</summary>
public sealed class ReadCaseActivity(
    IRecordStore<IntegrityCase> cases,
    IRecordStore<Listing> listings,
    IRecordStore<Application> applications,
    CaseReminders reminders,
    ActContexts contexts,
    TimeProvider time
)
{
    internal static readonly ActivityCall<CaseBegun, CaseStep> Call = new(nameof(ReadCaseActivity));

    [Function(nameof(ReadCaseActivity))]
    public async Task<CaseStep> RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken)
    {
        var integrityCase = await reminders.RecountAsync((await cases.GetAsync(begun.CaseId, cancellationToken)).State, cancellationToken);
        var listing = (await listings.FindAsync(integrityCase.Id.ListingId.Value, cancellationToken))?.State;
        var next = CaseProcedure.NextOf(integrityCase, listing, time.GetUtcNow());
        return new CaseStep(next.Due, next.Until)
        {
            Restores = next.Due == CaseDue.Reverse && Restores(integrityCase) ? integrityCase.Source.About?.Value : null,
            Disqualifies = next.Due == CaseDue.CarryOut ? await FindDisqualifiedAsync(integrityCase, cancellationToken) : null,
        };
    }

    private bool Restores(IntegrityCase integrityCase) =>
        contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out var errors)
            ? AppealPolicy.Restores(integrityCase, context.Rules)
            : throw new TransientFailureException($"The reversal of case {integrityCase.Id} waits: {errors[0].Message}");

    // Once it is awarded, an application is revoked and not disqualified.
    private async Task<string?> FindDisqualifiedAsync(IntegrityCase integrityCase, CancellationToken cancellationToken)
    {
        return
            integrityCase is { Decision.Disqualifies: true, Source.About: { } id }
            && (await applications.GetAsync(id.Value, cancellationToken)).State.State.IsBeforeAward()
            ? id.Value
            : null;
    }
}

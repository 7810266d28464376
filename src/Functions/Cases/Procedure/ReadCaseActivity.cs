using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>The next step of the procedure of a case.</summary>
/// <param name="Until">If nothing is due: when to check again; null if only people can move the case.</param>
public sealed record CaseStep(CaseDue Due, DateTimeOffset? Until)
{
    /// <summary>When the decision is executed: the application that it disqualifies; null if none.</summary>
    public string? Disqualifies { get; init; }

    /// <summary>When it is reversed: the application that it had disqualified; null if none.</summary>
    public string? Restores { get; init; }
}

/// <summary>Determines from the rows what is due in a case.</summary>
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

    // After its award, an application is revoked and not disqualified.
    private async Task<string?> FindDisqualifiedAsync(IntegrityCase integrityCase, CancellationToken cancellationToken)
    {
        return
            integrityCase is { Decision.Disqualifies: true, Source.About: { } id }
            && (await applications.GetAsync(id.Value, cancellationToken)).State.State.IsBeforeAward()
            ? id.Value
            : null;
    }
}

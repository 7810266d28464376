using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Turns what an officer saw at a source into a credit check of the application.</summary>
public sealed class RecordCreditEvidenceActivity(
    IRecordStore<Application> applications, RoundDirectory directory, TaskDesk desk, CreditRules rules, TimeProvider time)
{
    [Function(nameof(RecordCreditEvidenceActivity))]
    public async Task RunAsync([ActivityTrigger] CreditLookup lookup, CancellationToken cancellationToken)
    {
        var officer = TaskPolicy.AssigneesOf(
            ReviewStep.CreditEvidence,
            await directory.GetAsync(lookup.RoundId, cancellationToken)).First();
        var task = new TaskKey(ReviewStep.CreditEvidence, lookup.Subject, 1, officer.Id);
        if (await desk.FindDecisionAsync(PendingKind.Application, lookup.ApplicationId, task, cancellationToken)
            is not { Decision: Decision.CreditEvidence evidence, DecidedAt: var decidedAt })
        {
            throw new InvalidOperationException($"Task {task} is not decided.");
        }

        var recording = await applications.RecordAsync(
            lookup.ApplicationId,
            CreditRules.FactKey(lookup),
            application => new CreditChecked(new CreditCheck(
                lookup.PartyId, lookup.Source, evidence.Found, evidence.Reason, evidence.EvidenceId, SourceVersion: null, decidedAt, rules.ValidUntil(application, decidedAt))),
            Signature.Procedure(time.GetUtcNow()),
            [],
            cancellationToken);
        recording.EnsureStored();
    }
}

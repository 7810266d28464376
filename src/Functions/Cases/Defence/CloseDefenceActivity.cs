using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>Ends the period for a statement and defence, once it was given or its term ended.</summary>
public sealed class CloseDefenceActivity(IRecordStore<IntegrityCase> cases, CaseIndex index, TimeProvider time)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(CloseDefenceActivity));

    [Function(nameof(CloseDefenceActivity))]
    public async Task RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var notices = (await cases.GetAsync(begun.CaseId, cancellationToken)).State.EarlierNotices.Length;

        // Refused where paper came in meanwhile, or the case went back: the procedure looks again.
        await cases.RecordAsync(
            begun.CaseId,
            $"defence-closed|{notices}",
            integrityCase => CasePolicy.CloseDefence(integrityCase, now).Select<Fact>(closed => closed),
            Signature.Procedure(now, nameof(CaseAct.GiveDefence)),
            [],
            cancellationToken
        );
        await index.PutAsync((await cases.GetAsync(begun.CaseId, cancellationToken)).State, cancellationToken);
    }
}

using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Holds the application of a case, with its money reserved, until the case is decided.</summary>
public sealed class CaseHolds(IRecordStore<Application> applications, ApplicationRecorder recorder)
{
    private const string Reason = "涉及科研失信案件，正在调查。调查期间暂缓办理，相应资金额度予以保留。";
    private const string Basis = "失信案件";

    /// <summary>Places the hold once, unless the application had ended or was awarded before.</summary>
    /// <returns>Whether the application is held.</returns>
    public async Task<bool> PlaceAsync(
        IntegrityCase integrityCase,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            integrityCase.Source.About is not { } id
            || !(await applications.GetAsync(id.Value, cancellationToken)).State.State.IsBeforeAward()
        )
        {
            return false;
        }

        var hold = new Hold(Reason, Basis, now, now + HoldPolicy.ReviewedAgainAfter) { Key = KeyOf(integrityCase) };
        var recording = await recorder.RecordAsync(
            id.Value,
            $"hold|case|{integrityCase.Id}",
            _ => new HoldPlaced(hold),
            Signature.Procedure(now, nameof(DeskAct.TakeCaseIn)),
            client,
            cancellationToken
        );
        recording.EnsureStored();
        return true;
    }

    /// <summary>Ends the hold. Wakes the procedures of the application and its round, also if it was lifted before.</summary>
    public async Task LiftAsync(
        IntegrityCase integrityCase,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (integrityCase.Source.About is not { } id)
        {
            return;
        }

        var recording = await recorder.RecordAsync(
            id.Value,
            $"lift|case|{integrityCase.Id}",
            _ => new HoldLifted($"案件{integrityCase.Number}已办结。", now) { Key = KeyOf(integrityCase) },
            Signature.Procedure(now, nameof(CaseAct.Decide)),
            client,
            cancellationToken
        );
        recording.EnsureStored();
    }

    private static string KeyOf(IntegrityCase integrityCase) => integrityCase.Source.HoldKeyOf(integrityCase.Id);
}

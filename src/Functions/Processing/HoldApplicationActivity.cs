using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>A hold on an application, or its end.</summary>
/// <param name="Key">
/// Identifies the reason within the record, and <see cref="Hold.Key"/>: <c>objection|{id}</c>, <c>credit|{group}</c>.
/// </param>
/// <param name="Basis">异议, or 信用查验 before the award.</param>
/// <param name="IsLifted">Whether it ends here.</param>
public sealed record HoldStep(string ApplicationId, string Key, HoldBasis Basis, bool IsLifted);

/// <summary>The reason of a hold.</summary>
public enum HoldBasis
{
    /// <summary>异议: a project on public notice is contested.</summary>
    Objection,

    /// <summary>信用查验: a repeated check before the award is not clear.</summary>
    CreditBeforeAward,
}

/// <summary>Holds an application for one reason, or ends that hold; other holds stay.</summary>
public sealed class HoldApplicationActivity(IRecordStore<Application> applications, RoundMembers members, TimeProvider time)
{
    internal static readonly ActivityCall<HoldStep> Call = new(nameof(HoldApplicationActivity));

    [Function(nameof(HoldApplicationActivity))]
    public async Task RunAsync([ActivityTrigger] HoldStep step, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (reason, basis, ruling) =
            step.Basis == HoldBasis.Objection
                ? ("公示期间收到异议，正在核查。", "异议", ReviewStep.Of<ObjectionRulingStep>())
                : ("立项前复查信用，结果未明。", "信用查验", ReviewStep.Of<CreditQueriesStep>());
        Fact fact = step.IsLifted
            ? new HoldLifted(reason, now) { Key = step.Key }
            : new HoldPlaced(new Hold(reason, basis, now, now + HoldPolicy.ReviewedAgainAfter) { Key = step.Key });
        var recording = await applications.RecordAsync(
            step.ApplicationId,
            $"{(step.IsLifted ? "lift" : "hold")}|{step.Key}",
            _ => fact,
            Signature.Procedure(now, ruling.Value),
            [],
            cancellationToken
        );
        recording.EnsureStored();
        await members.PutAsync(await applications.GetAsync(step.ApplicationId, cancellationToken), cancellationToken);
    }
}

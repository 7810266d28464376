using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>Lets an application stand still while its credit checks are not all clear.</summary>
public sealed class HoldApplicationActivity(IRecordStore<Application> applications, TimeProvider time)
{
    private static readonly TimeSpan ReviewedAgainAfter = TimeSpan.FromDays(14);

    [Function(nameof(HoldApplicationActivity))]
    public async Task RunAsync([ActivityTrigger] string applicationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hold = new Hold("A credit check is not clear.", "信用查验", now, now + ReviewedAgainAfter);
        var recording = await applications.RecordAsync(
            applicationId, "hold|CreditCheck", _ => new HoldPlaced(hold), Signature.Procedure(now), [], cancellationToken);
        recording.EnsureStored();
    }
}

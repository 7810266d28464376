using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Whether every look-up of an application found nothing.</summary>
public sealed record CreditVerdict(bool IsClear);

/// <summary>Adds an application's credit checks up.</summary>
public sealed class ReadCreditVerdictActivity(IRecordStore<Application> applications, CreditRules rules)
{
    [Function(nameof(ReadCreditVerdictActivity))]
    public async Task<CreditVerdict> RunAsync([ActivityTrigger] ApplicationBegun begun, CancellationToken cancellationToken)
    {
        var application = (await applications.GetAsync(begun.ApplicationId, cancellationToken)).State;
        return new CreditVerdict(CreditCheckPolicy.IsClear(application, rules.Plan(application)));
    }
}

using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Looks a party up on the bureau's own list and keeps what was found, with the version of the list.</summary>
public sealed class CheckBureauListsActivity(IRecordStore<Application> applications, BureauListSource source, CreditRules rules, TimeProvider time)
{
    [Function(nameof(CheckBureauListsActivity))]
    public async Task RunAsync([ActivityTrigger] CreditLookup lookup, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var list = await source.ReadAsync(cancellationToken);
        var recording = await applications.RecordAsync(
            lookup.ApplicationId, CreditRules.FactKey(lookup), application => Check(application, lookup, list, now), Signature.Procedure(now), [], cancellationToken);
        recording.EnsureStored();
    }

    private CreditChecked Check(Application application, CreditLookup lookup, BureauList list, DateTimeOffset now)
    {
        var (outcome, explanation) = list.LookUp(application.Parties.First(party => party.Id == lookup.PartyId), BeijingTime.DateOf(now));
        return new CreditChecked(new CreditCheck(
            lookup.PartyId, lookup.Source, outcome, explanation, EvidenceId: null, list.Version, now, rules.ValidUntil(application, now)));
    }
}

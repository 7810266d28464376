using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>One party of one application, to be looked up in one source.</summary>
public sealed record CreditLookup(string ApplicationId, string RoundId, string PartyId, CreditSource Source)
{
    /// <summary>How tasks and facts name this look-up within its application.</summary>
    [JsonIgnore]
    public string Subject => $"{PartyId}.{Source}";
}

/// <summary>The look-ups that an application needs.</summary>
public sealed record CreditCheckPlan(IReadOnlyList<CreditLookup> OnBureauLists, IReadOnlyList<CreditLookup> ByPeople);

/// <summary>Says which parties are looked up where, by the rules that the application is judged by.</summary>
public sealed class PlanCreditChecksActivity(IRecordStore<Application> applications, CreditRules rules)
{
    [Function(nameof(PlanCreditChecksActivity))]
    public async Task<CreditCheckPlan> RunAsync([ActivityTrigger] ApplicationBegun begun, CancellationToken cancellationToken)
    {
        var application = (await applications.GetAsync(begun.ApplicationId, cancellationToken)).State;
        var lookups = rules.Plan(application).Select(planned => new CreditLookup(begun.ApplicationId, begun.RoundId, planned.Party.Id, planned.Source));
        var bySource = lookups.ToLookup(lookup => lookup.Source == CreditSource.BureauLists);
        return new CreditCheckPlan([.. bySource[true]], [.. bySource[false]]);
    }
}

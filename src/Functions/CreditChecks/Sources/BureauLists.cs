using CreditFunctions.Core.Applications;

namespace CreditFunctions.Functions.CreditChecks.Sources;

/// <summary>本局名单: the bureau's own list, searched by the app.</summary>
public sealed class BureauLists(ListSource lists) : CreditSourceDefinition
{
    public override bool IsSearchedByTheApp => true;

    public override async Task<SourceAnswer> SearchAsync(Party party, DateOnly day, CancellationToken cancellationToken)
    {
        var list = await lists.ReadAsync(ListName.Bureau, cancellationToken);
        var (outcome, explanation) = list.LookUp(party, day);
        return new SourceAnswer(outcome, explanation, list.Version);
    }
}

using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Duplicates;

/// <summary>历年申报项目 or 在研项目: an older project with which applications are compared. It has no effect of its own.</summary>
/// <param name="IsRunning">Whether it is still being carried out.</param>
/// <param name="InvestigatorIndex">Blind index of the principal investigator's number; null where unknown.</param>
public sealed record PastProject(
    string Id,
    bool IsRunning,
    string Number,
    string Title,
    string UnitName,
    string? UnitCode,
    string Investigator,
    string? InvestigatorIndex,
    int Year,
    decimal? AmountYuan,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    string? Outcome,
    string ImportId
)
{
    /// <summary>Its index keys, as those of <see cref="DuplicateComparison"/>.</summary>
    public ImmutableArray<string> Keys() =>
        [.. InvestigatorIndex is { } index ? ImmutableArray.Create($"person|{index}") : [], .. TextFingerprint.Title.KeysOf(Title)];

    /// <summary>Features in common with an application; empty where only the unit is the same.</summary>
    public ImmutableArray<DuplicateKind> CommonWith(Application application)
    {
        var kinds = Found(application).ToImmutableArray();
        return kinds.IsEmpty || UnitCode is null || application.LeadUnit.Code != UnitCode ? kinds : kinds.Add(DuplicateKind.Unit);
    }

    private IEnumerable<DuplicateKind> Found(Application application)
    {
        if (InvestigatorIndex == application.PrincipalInvestigator.CitizenId.BlindIndex)
        {
            yield return DuplicateKind.Investigator;
        }
        else if (application.Parties.OfType<Party.Person>().Any(person => person.CitizenId.BlindIndex == InvestigatorIndex))
        {
            yield return DuplicateKind.Person;
        }

        if (TextFingerprint.Title.IsSame(Title, application.Title))
        {
            yield return DuplicateKind.Title;
        }
    }
}

using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.TestSupport.Domain;

/// <summary>The sources of the rule file.</summary>
public static class Sources
{
    public static CreditSource CourtEnforcement { get; } = CreditSource.Parse("CourtEnforcement").Value;

    public static CreditSource CreditChina { get; } = CreditSource.Parse("CreditChina").Value;

    public static CreditSource BureauLists { get; } = CreditSource.Parse("BureauLists").Value;

    public static IReadOnlyList<CreditSource> All { get; } = [CourtEnforcement, CreditChina, BureauLists];
}

using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Pages.Cases;

/// <summary>What the parts of the page of a case are built from.</summary>
/// <param name="Rules">Those that the case is pinned to; null where they are not found.</param>
public sealed record CaseReading(IntegrityCase Case, Officer Reader, StaffDirectory Directory, RuleFile? Rules, DateTimeOffset Now)
{
    /// <summary>Whether the reader may do an act now.</summary>
    public bool May(CaseAct act) => CaseActPolicy.MayDo(Case, act, Reader, Directory);

    /// <summary>Names of the officers who may do an act.</summary>
    public ImmutableArray<string> NamesOfEligible(CaseAct act) =>
        [.. CaseActPolicy.EligibleFor(Case, act, Directory).Select(officer => officer.Name)];

    /// <summary>The name of an officer, or the id of one who is not in the directory.</summary>
    public string NameOf(string officerId) => Directory.Find(officerId)?.Name ?? officerId;

    /// <summary>The files of the case that have one of the ids.</summary>
    public ImmutableArray<CaseFile> Files(params IEnumerable<string?> ids) =>
        [.. Case.Documents.Where(file => ids.Contains(file.Id)).Select(file => CaseFile.Of(file, Case.Id))];
}

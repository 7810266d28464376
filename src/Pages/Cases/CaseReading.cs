using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Pages.Cases;

/// <summary>Data from which the parts of the page of a case are built.</summary>
/// <param name="Rules">Rules that the case is pinned to; null where they are not found.</param>
public sealed record CaseReading(IntegrityCase Case, Officer Reader, StaffDirectory Directory, RuleFile? Rules, DateTimeOffset Now)
{
    public bool May(CaseAct act) => CaseActPolicy.MayDo(Case, act, Reader, Directory);

    public ImmutableArray<string> NamesOfEligible(CaseAct act) =>
        [.. CaseActPolicy.EligibleFor(Case, act, Directory).Select(officer => officer.Name)];

    /// <summary>The id of an officer who is not in the directory.</summary>
    public string NameOf(string officerId) => Directory.Find(officerId)?.Name ?? officerId;

    public ImmutableArray<CaseFile> Files(params IEnumerable<string?> ids) =>
        [.. Case.Documents.Where(file => ids.Contains(file.Id)).Select(file => CaseFile.Of(file, Case.Id))];
}

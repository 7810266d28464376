using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Guides;

/// <summary>
/// Adds and removes rows of a guide draft's lists, by the buttons of its form: <c>add:categories</c>, <c>remove:staff:2</c>.
/// </summary>
internal static class GuideDraftRowActs
{
    /// <param name="newMember">The chosen officer for the staff; null for an empty row.</param>
    public static RoundGuide Apply(RoundGuide guide, string? act, StaffMember? newMember) =>
        act?.Split(':') switch
        {
            ["add", GuideDraftFields.Categories] => guide with { Categories = Add(guide.Categories, new RoundCategory("", "", 0)) },
            ["add", GuideDraftFields.Documents] => guide with
            {
                RequiredDocuments = Add(guide.RequiredDocuments, new RequiredDocument("", "")),
            },
            ["add", GuideDraftFields.Criteria] => guide with
            {
                Review = guide.Review with { Criteria = Add(guide.Review.Criteria, new ReviewCriterion("", "", 0)) },
            },
            ["add", GuideDraftFields.Bodies] => guide with
            {
                RecommendingBodies = Add(guide.RecommendingBodies, new RecommendingBody("", "", "")),
            },
            ["add", GuideDraftFields.Staff] => guide with { Staff = Add(guide.Staff, newMember ?? new StaffMember("", default, "", "")) },
            ["remove", GuideDraftFields.Categories, var row] => guide with { Categories = Remove(guide.Categories, row) },
            ["remove", GuideDraftFields.Documents, var row] => guide with { RequiredDocuments = Remove(guide.RequiredDocuments, row) },
            ["remove", GuideDraftFields.Criteria, var row] => guide with
            {
                Review = guide.Review with { Criteria = Remove(guide.Review.Criteria, row) },
            },
            ["remove", GuideDraftFields.Bodies, var row] => guide with { RecommendingBodies = Remove(guide.RecommendingBodies, row) },
            ["remove", GuideDraftFields.Staff, var row] => guide with { Staff = Remove(guide.Staff, row) },
            _ => guide,
        };

    public static string FragmentOf(string? act) => act?.Split(':') is [_, var list, ..] ? $"#f-{list.Replace('.', '-')}" : "";

    /// <summary>An officer of the directory as a member of the staff, with an unused id.</summary>
    public static StaffMember? MemberOf(RoundGuide guide, Officer? officer, StaffRole role)
    {
        if (officer is null)
        {
            return null;
        }

        var id = officer.Id;
        for (var number = 2; guide.Staff.Any(member => member.Id == id); number++)
        {
            id = $"{officer.Id}-{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return new StaffMember(id, role, officer.Name, officer.Email);
    }

    private static ImmutableArray<T> Add<T>(ImmutableArray<T> rows, T row) => rows.Length < RoundPolicy.MaxEntries ? rows.Add(row) : rows;

    private static ImmutableArray<T> Remove<T>(ImmutableArray<T> rows, string row) =>
        int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < rows.Length
            ? rows.RemoveAt(index)
            : rows;
}

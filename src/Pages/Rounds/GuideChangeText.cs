using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Pages.Rounds;

/// <summary>A change of a guide as a sentence.</summary>
public static class GuideChangeText
{
    public static string Of(Texts texts, Formats formats, GuideChange change)
    {
        return texts.Format($"Rounds.Change.{change.Kind}", change.Subject, Shown(change.Before), Shown(change.After));

        string Shown(string value) =>
            change.Kind switch
            {
                GuideChangeKind.OpensAt or GuideChangeKind.ClosesAt => formats.Time(
                    DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)
                ),
                GuideChangeKind.CategoryLimit or GuideChangeKind.CategoryAdded when value.Length > 0 => formats.Money(
                    decimal.Parse(value, CultureInfo.InvariantCulture)
                ),
                GuideChangeKind.EligibleUnits => value.Length == 0
                    ? texts["Rounds.Change.AnyUnit"]
                    : string.Join(texts["Components.ListSeparator"], value.Split(", ").Select(type => texts[$"Rounds.UnitType.{type}"])),
                _ => value,
            };
    }
}

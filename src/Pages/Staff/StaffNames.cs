using System.Collections.Immutable;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Staff;

/// <summary>Names of roles.</summary>
internal static class StaffNames
{
    public static string Of(Texts texts, ImmutableArray<DeskRole> roles) =>
        string.Join(texts["Components.ListSeparator"], roles.Select(role => texts[$"Staff.Role.{role}"]));

    public static ImmutableArray<Choice> Roles(Texts texts) =>
        [.. Enum.GetValues<DeskRole>().Select(role => new Choice(role.ToString(), texts[$"Staff.Role.{role}"]))];
}

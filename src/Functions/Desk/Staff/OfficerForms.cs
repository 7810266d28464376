using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Staff;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>Reads staff forms for the domain's checks.</summary>
internal static class OfficerForms
{
    public static IReadOnlyCollection<string> Fields { get; } = [StaffFields.Id, StaffFields.Name, StaffFields.Email, StaffFields.Roles];

    public static IReadOnlyCollection<string> LeaveFields { get; } =
    [StaffFields.From, StaffFields.LastDay, StaffFields.DelegateId, StaffFields.Reason, StaffFields.Number];

    public static Result<OfficerForm> Officer(DeskPost post)
    {
        var ticked = post.Ticked(StaffFields.Roles).ToList();
        var unknown = ticked.Exists(name => !Enum.GetNames<DeskRole>().Contains(name));
        return unknown
            ? new Error(ErrorKind.Invalid, "officer-is-malformed", $"Roles are {string.Join(", ", Enum.GetNames<DeskRole>())}.").At(
                StaffFields.Roles
            )
            : new OfficerForm
            {
                Id = post[StaffFields.Id],
                Name = post[StaffFields.Name],
                Email = post[StaffFields.Email],
                Roles = [.. ticked.Select(Enum.Parse<DeskRole>)],
            };
    }

    public static LeaveForm Leave(DeskPost post) =>
        new()
        {
            From = post.Day(StaffFields.From),
            LastDay = post.Day(StaffFields.LastDay),
            DelegateId = post[StaffFields.DelegateId],
            Reason = post[StaffFields.Reason],
        };
}

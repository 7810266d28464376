namespace CreditFunctions.Core.Staff;

/// <summary>What can be refused about the bureau's staff, named as sentences.</summary>
public static class StaffErrors
{
    public static Error OfficerNotFound() => new(ErrorKind.NotFound, "officer-not-found", "There is no such officer in office. GET /desk/staff lists them.");

    public static Error LeaveNotFound() => new(ErrorKind.NotFound, "leave-not-found", "The officer has no such leave, or it was called off. The officer's page lists them.");

    public static Error SignInIsMissing() => new(ErrorKind.Unauthenticated, "sign-in-is-missing", "Sign in first; the desk is for the bureau's officers.");

    public static Error IsNoOfficer() => new(
        ErrorKind.Forbidden, "signed-in-as-nobody-known", "You are signed in, but the bureau's directory has nobody of your address. Ask the staff manager to add you.");

    public static Error RoleIsMissing(IEnumerable<DeskRole> roles)
    {
        var known = string.Join(", ", roles);
        return new Error(ErrorKind.Forbidden, "role-is-missing", $"This takes one of the roles {known}. Ask an officer who holds it, or the staff manager.").With("roles", known);
    }

    public static Error ManagerIsNeeded() =>
        new(ErrorKind.Conflict, "staff-manager-is-needed", "Somebody in office must keep the directory. Give another officer the role StaffManager first.");

    public static Error MustStayApart() => new Error(
        ErrorKind.Invalid, "officers-must-stay-apart",
        "This officer already answers for a step of the round that another person must decide. Choose somebody else.").At("toOfficerId");
}

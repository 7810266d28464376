namespace CreditFunctions.Core.Staff;

/// <summary>Errors of the bureau's staff.</summary>
public static class StaffErrors
{
    public static Error OfficerNotFound() =>
        new(ErrorKind.NotFound, "officer-not-found", "There is no such officer in office. GET /desk/staff lists them.");

    public static Error LeaveNotFound() =>
        new(ErrorKind.NotFound, "leave-not-found", "The officer has no such leave, or it was called off. The officer's page lists them.");

    public static Error SignInIsMissing() =>
        new(ErrorKind.Unauthenticated, "sign-in-is-missing", "Sign in first; the desk is for the bureau's officers.");

    public static Error IsNoOfficer() =>
        new(
            ErrorKind.Forbidden,
            "signed-in-as-nobody-known",
            "You are signed in, but the bureau's directory has nobody of your address. Ask the staff manager to add you."
        );

    public static Error RoleIsMissing(IEnumerable<DeskRole> roles)
    {
        var known = string.Join(", ", roles);
        return new Error(
            ErrorKind.Forbidden,
            "role-is-missing",
            $"This takes one of the roles {known}. Ask an officer who holds it, or the staff manager."
        ).With("roles", known);
    }

    public static Error DirectoryIsEmpty() =>
        new(
            ErrorKind.Unavailable,
            "staff-manager-is-missing",
            $"Nobody in office keeps the directory of officers. The operator of the app adds somebody with: {OperatorCommand}"
        );

    public const string OperatorCommand =
        "dotnet run --project src/Operator -- add-officer --id ID --name NAME --email ADDRESS --roles StaffManager --reason REASON";

    public static Error ChangeNotFound() =>
        new(
            ErrorKind.NotFound,
            "staff-change-not-found",
            "There is no such change that waits: it was confirmed, rejected, or has expired. GET /desk/staff lists what waits."
        );

    public static Error ChangeIsPending() =>
        new(
            ErrorKind.Conflict,
            "staff-change-is-pending",
            "Another change of this officer waits to be confirmed. Have it confirmed or rejected first."
        );

    public static Error SecondOfficerIsNeeded() =>
        new(
            ErrorKind.Forbidden,
            "second-officer-is-needed-for-staff",
            "Another officer confirms this: neither the one who proposed it, nor the one whom it changes, nor one whom the proposer let "
                + "in. "
                + "Ask a colleague to sign in."
        );

    public static Error OperatorIsNotNeeded() =>
        new(
            ErrorKind.Conflict,
            "operator-is-not-needed",
            "Enough officers are in office to change the directory themselves. The operator adds only somebody with the role StaffManager "
                + "then."
        );

    public static Error ManagerIsNeeded() =>
        new(
            ErrorKind.Conflict,
            "staff-manager-is-needed",
            "Somebody in office must keep the directory. Give another officer the role StaffManager first."
        );

    public static Error SeatNeedsRole(DeskRole role) =>
        new Error(
            ErrorKind.Invalid,
            "seat-needs-a-role",
            $"This step is decided by an officer with the role {role}, which this one does not hold. Choose somebody who does."
        ).With("roles", $"{role}");

    public static Error WasChangedBySender() =>
        new(
            ErrorKind.Invalid,
            "officer-was-changed-by-sender",
            "You added this officer or changed their entry in the directory, so another officer must hand tasks over to them. Ask one, or "
                + "choose somebody else."
        );

    public static Error MustStayApart() =>
        new Error(
            ErrorKind.Invalid,
            "officers-must-stay-apart",
            "This officer already answers for a step of the round that another person must decide. Choose somebody else."
        ).At("toOfficerId");
}

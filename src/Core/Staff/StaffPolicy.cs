using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Staff;

/// <summary>An officer as entered.</summary>
public sealed record OfficerForm
{
    /// <summary>Given once, when the officer is added.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public ImmutableArray<DeskRole> Roles { get; init; } = [];
}

/// <summary>A leave as entered; both days included.</summary>
public sealed record LeaveForm
{
    public DateOnly? From { get; init; }

    public DateOnly? LastDay { get; init; }

    public string? DelegateId { get; init; }

    public string? Reason { get; init; }
}

/// <summary>What may be done to the directory, and what comes of it.</summary>
public static class StaffPolicy
{
    /// <summary>Longest leave that is entered at once, in days.</summary>
    public const int MaxLeaveDays = 366;

    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReasonLength = 1000;

    private const int MaxNameLength = 100;

    /// <summary>Why a task is handed over, a leave taken, an officer ended.</summary>
    public static TextRule ReasonText { get; } = TextRule.Paragraphs(MaxReasonLength);

    private static readonly TextRule NameText = TextRule.Name(MaxNameLength);

    public static Result<StaffChange> Add(StaffDirectory directory, OfficerForm form) =>
        Check(directory, form, except: null)
            .When(!RoundPolicy.IsShortName(form.Id), "id", "An id has 1 to 40 lower-case letters, digits and hyphens.")
            .When(directory.Find(form.Id) is not null, "id", "Another officer has or had this id; choose one of its own.")
            .When(form.Id is StaffChange.OperatorId, "id", "This id stands for the app's operator; choose another one.")
            .Or(() =>
                new StaffChange(
                    StaffChangeKind.Add,
                    form.Id!,
                    NameText.Clean(form.Name),
                    MailAddressText.Clean(form.Email),
                    [.. form.Roles.Distinct().Order()]
                )
            );

    public static Result<StaffChange> Change(StaffDirectory directory, string officerId, OfficerForm form)
    {
        if (directory.Find(officerId) is not { IsActive: true } officer)
        {
            return StaffErrors.OfficerNotFound();
        }

        return !form.Roles.Contains(DeskRole.StaffManager) && IsLastManager(directory, officer)
            ? StaffErrors.ManagerIsNeeded().At("roles")
            : Check(directory, form, officer)
                .Or(() =>
                    new StaffChange(
                        StaffChangeKind.Change,
                        officerId,
                        NameText.Clean(form.Name),
                        MailAddressText.Clean(form.Email),
                        [.. form.Roles.Distinct().Order()]
                    )
                )
                .Select(change =>
                    change with
                    {
                        Differences = FieldDifference.Between(
                            change with
                            {
                                Name = officer.Name,
                                Email = officer.Email,
                                Roles = officer.Roles,
                            },
                            change
                        ),
                    }
                );
    }

    public static Result<StaffChange> End(StaffDirectory directory, string officerId, string? reason) =>
        directory.Find(officerId) switch
        {
            not { IsActive: true } => StaffErrors.OfficerNotFound(),
            var officer when IsLastManager(directory, officer) => StaffErrors.ManagerIsNeeded(),
            var officer => Reason(reason)
                .Select(text => new StaffChange(StaffChangeKind.End, officerId, officer.Name, officer.Email, officer.Roles, text)),
        };

    /// <summary>Enters a leave. Tasks that lie with the officer already stay: they are handed over one by one.</summary>
    /// <param name="byId">Who enters it.</param>
    public static Result<LeaveTaken> TakeLeave(StaffDirectory directory, string officerId, LeaveForm form, string byId, DateOnly today)
    {
        if (directory.Find(officerId) is not { IsActive: true } officer)
        {
            return StaffErrors.OfficerNotFound();
        }

        var deputy = directory.Find(form.DelegateId);
        var leave = new Leave(
            officer.Leaves.Length + 1,
            form.From ?? default,
            form.LastDay ?? default,
            form.DelegateId ?? "",
            ReasonText.Clean(form.Reason)
        );
        return new ValidationErrors("leave-is-malformed")
            .When(
                form.From is not { } first || !TimeText.IsInRange(first) || first < today.AddDays(-MaxLeaveDays),
                "from",
                $"Give the first day of the leave, at most {MaxLeaveDays} days ago."
            )
            .When(
                form.LastDay is null || form.LastDay < form.From || form.LastDay < today,
                "lastDay",
                "Give the last day of the leave: not before the first, and not over already."
            )
            .When(
                form.From is { } from && form.LastDay is { } last && last.DayNumber - from.DayNumber >= MaxLeaveDays,
                "lastDay",
                $"A leave has at most {MaxLeaveDays} days; enter a longer one in parts."
            )
            .When(
                officer.Leaves.Any(other => other.CancelledBecause is null && leave.From <= other.LastDay && other.From <= leave.LastDay),
                "from",
                "The officer is on leave on some of these days already. Call that leave off first."
            )
            .When(deputy is not { IsActive: true } || deputy.Id == officer.Id, "delegateId", "Name another officer in office as stand-in.")
            .When(
                deputy is not null
                    && SeatPolicy.SeatsFor(officer).Any()
                    && !SeatPolicy.SeatsFor(officer).Any(SeatPolicy.SeatsFor(deputy).Contains),
                "delegateId",
                "The stand-in holds none of the roles by which this officer gets tasks. Name somebody who does."
            )
            .When(
                deputy?.ChangedBy.Contains(byId) == true,
                "delegateId",
                "You added this stand-in or changed their entry in the directory. Have another officer enter the leave, or name somebody "
                    + "else."
            )
            .When(!ReasonText.Accepts(form.Reason), "reason", $"Give a reason of 1 to {MaxReasonLength} characters.")
            .Or(() => new LeaveTaken(officerId, leave));
    }

    public static Result<LeaveCancelled> CancelLeave(StaffDirectory directory, string officerId, int number, string? reason) =>
        directory.Find(officerId)?.Leaves.FirstOrDefault(leave => leave.Number == number) is { CancelledBecause: null }
            ? Reason(reason).Select(text => new LeaveCancelled(officerId, number, text))
            : StaffErrors.LeaveNotFound();

    private static ValidationErrors Check(StaffDirectory directory, OfficerForm form, Officer? except)
    {
        var email = MailAddressText.Clean(form.Email);
        var roles = form.Roles.IsDefault ? [] : form.Roles;
        return new ValidationErrors("officer-is-malformed")
            .When(!NameText.Accepts(form.Name), "name", $"Give a name of 1 to {MaxNameLength} characters on one line.")
            .When(!MailAddressText.IsAddress(email), "email", "Give one mail address: the officer signs in with it and gets tasks there.")
            .When(
                directory.Officers.Any(other => other.IsActive && other.Id != except?.Id && PersonKey.IsSame(other.Email, email)),
                "email",
                "Another officer in office has this address; everybody needs one of their own, and what stands after a plus makes none."
            )
            .When(roles.IsEmpty || roles.Any(role => !Enum.IsDefined(role)), "roles", "Choose at least one role.");
    }

    private static bool IsLastManager(StaffDirectory directory, Officer officer) =>
        officer.Holds(DeskRole.StaffManager) && directory.Officers.Count(each => each.Holds(DeskRole.StaffManager)) == 1;

    internal static Result<string> Reason(string? reason) =>
        ReasonText.Accepts(reason)
            ? ReasonText.Clean(reason)
            : new Error(ErrorKind.Invalid, "reason-is-missing", $"Give a reason of 1 to {MaxReasonLength} characters.").At("reason");
}

namespace CreditFunctions.Core.Staff;

/// <summary>
/// Changes of the directory need two officers (docs/domain.md, "Seats"): the proposer, and any other one in office whom the change does
/// not concern. At first start, and after the loss of the last manager, the operator makes them.
/// </summary>
public static class StaffChangePolicy
{
    /// <summary>After this time a proposal can no longer be confirmed.</summary>
    public static readonly TimeSpan ProposalLasts = TimeSpan.FromDays(14);

    /// <summary>
    /// With fewer officers in office there is none to propose, to confirm and to be changed: the operator may then add officers.
    /// </summary>
    public const int OfficersForTwoSigners = 3;

    /// <summary>Only one change per officer can be pending.</summary>
    public static Result<StaffChangeProposed> Propose(StaffDirectory directory, StaffChange change, Officer by, DateTimeOffset now) =>
        Check(directory, change)
            .Then<StaffChangeProposed>(sound =>
                directory.OpenChanges(now).Any(open => open.Change.OfficerId == sound.OfficerId)
                    ? StaffErrors.ChangeIsPending()
                    : new StaffChangeProposed(new ProposedChange(directory.ChangeCount + 1, sound, by.Id, now, now + ProposalLasts))
            );

    /// <summary>Applies a proposal to the current directory.</summary>
    public static Result<StaffChangeConfirmed> Confirm(StaffDirectory directory, int number, Officer by, DateTimeOffset now) =>
        Find(directory, number, now)
            .Then<StaffChangeConfirmed>(proposed =>
                MayConfirm(directory, proposed, by)
                    ? Check(directory, proposed.Change)
                        .Select(sound => new StaffChangeConfirmed(number, sound, proposed.ProposedBy, by.Id, now))
                    : StaffErrors.SecondOfficerIsNeeded()
            );

    /// <summary>Rejects a proposal; its proposer may withdraw it, and the person whom it concerns may not reject it.</summary>
    public static Result<StaffChangeRejected> Reject(
        StaffDirectory directory,
        int number,
        string? reason,
        Officer by,
        DateTimeOffset now
    ) =>
        Find(directory, number, now)
            .Then<StaffChangeRejected>(proposed =>
                MayConfirm(directory, proposed, by) || proposed.ProposedBy == by.Id
                    ? StaffPolicy.Reason(reason).Select(text => new StaffChangeRejected(number, proposed.ProposedBy, by.Id, text, now))
                    : StaffErrors.SecondOfficerIsNeeded()
            );

    /// <summary>
    /// Whether an officer may confirm: not the proposer nor a person whom the change concerns, under any address; nor a person whom the
    /// proposer added or changed, as long as anybody else can confirm.
    /// </summary>
    public static bool MayConfirm(StaffDirectory directory, ProposedChange proposed, Officer by) =>
        IsSecond(directory, proposed, by)
        && (
            !by.ChangedBy.Contains(proposed.ProposedBy)
            || !directory.Officers.Any(other => IsSecond(directory, proposed, other) && !other.ChangedBy.Contains(proposed.ProposedBy))
        );

    private static bool IsSecond(StaffDirectory directory, ProposedChange proposed, Officer by) =>
        DeskPolicy.May(by, DeskAct.ConfirmStaff)
        && by.Id != proposed.ProposedBy
        && !Touches(directory, proposed.Change, by)
        && directory.Find(proposed.ProposedBy) is { } proposer
        && !PersonKey.IsSame(proposer.Email, by.Email);

    /// <summary>
    /// A change by the operator: adds a manager of the directory, or any officer while too few are in office for two signatures.
    /// </summary>
    public static Result<OperatorChangedStaff> ByOperator(StaffDirectory directory, OfficerForm form, string? reason, DateTimeOffset now)
    {
        if (!StaffPolicy.Reason(reason).TryGet(out var why, out var errors))
        {
            return errors;
        }

        var isAllowed =
            form.Roles.Contains(DeskRole.StaffManager)
            || directory.Officers.Count(officer => DeskPolicy.May(officer, DeskAct.ConfirmStaff)) < OfficersForTwoSigners;
        if (!isAllowed)
        {
            return StaffErrors.OperatorIsNotNeeded();
        }

        return StaffPolicy
            .Add(directory, form)
            .Select(change => new OperatorChangedStaff(directory.ChangeCount + 1, change with { Reason = why }, now));
    }

    /// <summary>An officer confirms the operator's change; nobody confirms their own entry.</summary>
    public static Result<OperatorChangeConfirmed> ConfirmOperator(StaffDirectory directory, int number, Officer by, DateTimeOffset now)
    {
        if (directory.OperatorChanges.FirstOrDefault(change => change.Number == number && change.IsOpen) is not { } change)
        {
            return StaffErrors.ChangeNotFound();
        }

        return MayConfirmOperator(directory, change, by)
            ? new OperatorChangeConfirmed(number, by.Id, now)
            : StaffErrors.SecondOfficerIsNeeded();
    }

    public static bool MayConfirmOperator(StaffDirectory directory, OperatorChange change, Officer by) =>
        DeskPolicy.May(by, DeskAct.ConfirmStaff)
        && !Touches(directory, change.Change, by)
        && !change.ConfirmedBy.Any(id => id == by.Id || (directory.Find(id) is { } other && PersonKey.IsSame(other.Email, by.Email)));

    private static Result<ProposedChange> Find(StaffDirectory directory, int number, DateTimeOffset now) =>
        directory.OpenChanges(now).FirstOrDefault(change => change.Number == number) is { } proposed
            ? proposed
            : StaffErrors.ChangeNotFound();

    private static Result<StaffChange> Check(StaffDirectory directory, StaffChange change)
    {
        var form = new OfficerForm
        {
            Id = change.OfficerId,
            Name = change.Name,
            Email = change.Email,
            Roles = change.Roles,
        };
        return change.Kind switch
        {
            StaffChangeKind.Add => StaffPolicy.Add(directory, form),
            StaffChangeKind.Change => StaffPolicy.Change(directory, change.OfficerId, form),
            _ => StaffPolicy.End(directory, change.OfficerId, change.Reason),
        };
    }

    private static bool Touches(StaffDirectory directory, StaffChange change, Officer officer) =>
        officer.Id == change.OfficerId
        || PersonKey.IsSame(officer.Email, change.Email)
        || (directory.Find(change.OfficerId) is { } changed && PersonKey.IsSame(officer.Email, changed.Email));
}

using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Projects;

/// <summary>Provisional terms of a project were counted again, by a notice of working days that was missing before.</summary>
/// <param name="Contract">Null where that term was not counted again.</param>
/// <param name="RectifyBy">Null where that term was not counted again.</param>
/// <param name="Recovery">Null where that term was not counted again.</param>
/// <param name="Instalments">Those whose term was counted again.</param>
public sealed record ProjectTermsRecounted(
    Deadline? Contract,
    Deadline? RectifyBy,
    Deadline? Recovery,
    ImmutableArray<Instalment> Instalments,
    DateTimeOffset At
) : ProjectFact(At)
{
    /// <summary>The terms of the unit that end later than it was told.</summary>
    public ImmutableArray<ProjectTerm> Longer { get; init; } = [];
}

/// <summary>
/// Which terms of a project are counted again once the missing notice is loaded. The terms of reports and of the settlement are counted
/// anew whenever they are read. A term that was told is never shortened: whoever relies on it keeps it.
/// </summary>
public static class ProjectRecountPolicy
{
    /// <summary>The terms that are provisional, and are settled by this calendar; also one that ended by the calendar before.</summary>
    public static Result<ProjectTermsRecounted> Recount(Project project, WorkingDayCalendar calendar, DateTimeOffset now)
    {
        var contract = project.State is ApplicationState.Awarded or ApplicationState.ContractPending
            ? calendar.Settle(project.ContractUntil)
            : null;
        var rectify = project.State == ApplicationState.Rectifying ? calendar.Settle(project.RectifyBy) : null;
        var recovery = RecoveryPolicy.IsToReceive(project) ? calendar.Settle(project.Recovery?.Until) : null;
        ImmutableArray<Instalment> instalments =
        [
            .. project
                .Instalments.Select(each => calendar.Settle(each.DueBy) is { } until ? each with { DueBy = until } : null)
                .OfType<Instalment>(),
        ];
        return contract is null && rectify is null && recovery is null && instalments.IsEmpty
            ? ProjectErrors.NotNow("recount")
            : new ProjectTermsRecounted(contract, rectify, recovery, instalments, now)
            {
                Longer =
                [
                    .. Longer(ProjectTermKind.Contract, project.ContractUntil, contract),
                    .. Longer(ProjectTermKind.Rectification, project.RectifyBy, rectify),
                    .. Longer(ProjectTermKind.Recovery, project.Recovery?.Until, recovery),
                ],
            };
    }

    private static IEnumerable<ProjectTerm> Longer(ProjectTermKind kind, Deadline? before, Deadline? after) =>
        after?.At > before?.At ? [new ProjectTerm(kind, after!)] : [];
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Projects;

/// <content>The work: progress, checks, and the panel of the acceptance.</content>
public sealed partial record Project
{
    /// <summary>Oldest first.</summary>
    public ImmutableArray<ProgressReport> Progress { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<ProjectCheck> Checks { get; init; } = [];

    /// <summary>The draw for a mid-term check; null where none was made.</summary>
    public CheckDrawn? Draw { get; init; }

    /// <summary>Experts of the current acceptance; empty where two officers decide on the documents alone.</summary>
    public ImmutableArray<PanelMember> Panel { get; init; } = [];

    public int PanelSize { get; init; }

    /// <summary>Experts whom officers named, for the round has too few.</summary>
    public ImmutableArray<StaffMember> NamedExperts { get; init; } = [];

    /// <summary>Whether the only rectification was ordered, after a check or an acceptance.</summary>
    [JsonIgnore]
    public bool WasRectified =>
        Acceptances.Any(each => each.Outcome == AcceptanceOutcome.Rectify) || Checks.Any(each => each.Outcome == CheckOutcome.Rectify);

    /// <summary>The check with a rectification in progress; null where there is none.</summary>
    [JsonIgnore]
    public ProjectCheck? RectifyingCheck => State == ApplicationState.Rectifying ? Checks.FirstOrDefault(each => each.IsRectifying) : null;

    private Project FollowWork(ProjectFact fact) =>
        fact switch
        {
            ProgressReported { Report: { Rectifies: { } number } report } => Check(
                number,
                each => each with { RectifiedAt = report.At }
            ) with
            {
                Progress = Progress.Add(report),
                RectifyBy = null,
            },
            ProgressReported reported => this with { Progress = Progress.Add(reported.Report) },
            CheckDrawn drawn => this with { Draw = drawn, Checks = drawn.Check is { } check ? Checks.Add(check) : Checks },
            CheckOrdered ordered => this with { Checks = Checks.Add(ordered.Check) },
            CheckDiffered differed => Check(differed.Number, each => each with { Rounds = each.Rounds + 1 }),
            CheckDecided decided => Check(
                decided.Number,
                each => each with { Rounds = each.Rounds + 1, Outcome = decided.Outcome, Decision = decided }
            ) with
            {
                RectifyBy = decided.RectifyBy ?? RectifyBy,
            },
            AcceptanceOpened opened => this with
            {
                IsAcceptanceOpen = true,
                AcceptanceHeldBecause = null,
                AcceptanceCheckAgainAt = null,
                Panel = Panel.AddRange(opened.Experts.Select(expert => new PanelMember(expert))),
                PanelSize = opened.PanelSize,
            },
            PanelExpertNamed named => this with { NamedExperts = NamedExperts.Add(named.Expert), AcceptanceCheckAgainAt = null },
            PanelConflictDeclared declared => Seat(
                declared.ExpertId,
                each => each with { HasConflict = declared.HasConflict, Declaration = declared.Reason }
            ),
            PanelOpinionGiven given => Seat(given.ExpertId, each => each with { Opinion = given.Opinion }),
            RectificationLapsed when RectifyingCheck is { } check => Check(check.Number, each => each with { HasLapsed = true }) with
            {
                RectifyBy = null,
            },
            RectificationLapsed => this with { RectifyBy = null, IsAcceptanceOpen = false, Panel = [] },
            _ => this,
        };

    private Project Check(int number, Func<ProjectCheck, ProjectCheck> change) =>
        this with
        {
            Checks = [.. Checks.Select(each => each.Number == number ? change(each) : each)],
        };

    private Project Seat(string expertId, Func<PanelMember, PanelMember> change) =>
        this with
        {
            Panel = [.. Panel.Select(each => each.ExpertId == expertId ? change(each) : each)],
        };
}

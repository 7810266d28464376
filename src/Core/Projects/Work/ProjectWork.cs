using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Projects;

/// <summary>年度（阶段）报告, or the report on a rectification after a check.</summary>
/// <param name="Number">1 for the first of the project.</param>
/// <param name="SpentYuan">Cumulative, of the money paid.</param>
public sealed record ProgressReport(int Number, string Results, decimal SpentYuan, DateTimeOffset At)
{
    /// <summary>The last day of the reported period; null for a rectification.</summary>
    public DateOnly? Period { get; init; }

    /// <summary>The check whose rectification it reports; null for a period.</summary>
    public int? Rectifies { get; init; }

    public bool IsLate { get; init; }
}

/// <summary>Form of a progress report, as received.</summary>
public sealed record ProgressForm
{
    public string? Results { get; init; }

    public string? SpentYuan { get; init; }
}

/// <summary>Kinds of checks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckKind>))]
public enum CheckKind
{
    /// <summary>中期检查</summary>
    MidTerm,

    /// <summary>现场检查</summary>
    SiteVisit,
}

/// <summary>Grounds of a check.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckGround>))]
public enum CheckGround
{
    Guide,

    Draw,

    Risk,
}

/// <summary>Outcomes of a check.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
public enum CheckOutcome
{
    Pass,

    /// <summary>整改, once</summary>
    Rectify,

    /// <summary>A violation is suspected: noted as a case.</summary>
    Suspect,
}

/// <summary>A check of the work by two officers.</summary>
/// <param name="Number">1 for the first of the project.</param>
/// <param name="Reason">The recorded risk; empty for other grounds.</param>
/// <param name="OpensOn">The day from which the officers are asked.</param>
public sealed record ProjectCheck(int Number, CheckKind Kind, CheckGround Ground, string Reason, DateOnly OpensOn)
{
    /// <summary>How often both officers were asked and responded.</summary>
    public int Rounds { get; init; }

    /// <summary>Null while it is open.</summary>
    public CheckOutcome? Outcome { get; init; }

    public CheckDecided? Decision { get; init; }

    /// <summary>When the unit reported its rectification; null where it did not.</summary>
    public DateTimeOffset? RectifiedAt { get; init; }

    /// <summary>Whether the term of its rectification ended without a report.</summary>
    public bool HasLapsed { get; init; }

    [JsonIgnore]
    public bool IsRectifying => Outcome == CheckOutcome.Rectify && RectifiedAt is null && !HasLapsed;

    /// <summary>Whether the check no longer blocks anything.</summary>
    [JsonIgnore]
    public bool IsPassed => Outcome == CheckOutcome.Pass || RectifiedAt is not null;
}

/// <summary>Form to order a check, as received.</summary>
public sealed record CheckForm
{
    public CheckKind? Kind { get; init; }

    public string? Risk { get; init; }
}

/// <summary>One officer's record of a check; valid once the other one agrees.</summary>
public sealed record CheckOpinion(string OfficerId, CheckOutcome Outcome, DateOnly VisitedOn, string Record);

/// <summary>An expert of the panel that advises on an acceptance.</summary>
/// <param name="ExpertId">Of the guide; never shown to the unit.</param>
public sealed record PanelMember(string ExpertId)
{
    /// <summary>Null before the expert's declaration.</summary>
    public bool? HasConflict { get; init; }

    public string? Declaration { get; init; }

    public PanelOpinion? Opinion { get; init; }
}

/// <summary>Whom an officer names for a panel, as received.</summary>
public sealed record PanelExpertForm
{
    public string? Name { get; init; }

    public string? Email { get; init; }
}

/// <summary>An officer named an expert for the panel, for the round has too few.</summary>
public sealed record PanelExpertNamed(StaffMember Expert, string OfficerId, DateTimeOffset At) : ProjectFact(At);

/// <summary>An expert's advice.</summary>
public sealed record PanelOpinion(AcceptanceOutcome Outcome, string Text, DateTimeOffset At);

/// <summary>The experts from which a panel is drawn.</summary>
/// <param name="Seed">Recorded with the draw, so that it can be repeated.</param>
/// <param name="OfCategory">Experts for the category of the project.</param>
/// <param name="Others">Other experts of the round, drawn where these are too few.</param>
public sealed record PanelPool(string Seed, ImmutableArray<string> OfCategory, ImmutableArray<string> Others);

/// <summary>The unit submitted a progress report, or reported on its rectification after a check.</summary>
public sealed record ProgressReported(ProgressReport Report, DateTimeOffset At) : ProjectFact(At);

/// <summary>抽查: the draw for a mid-term check.</summary>
/// <param name="Seed">Allows anybody to repeat the draw (<see cref="SeededDraw"/>).</param>
/// <param name="Check">Null where it was not drawn.</param>
public sealed record CheckDrawn(string Seed, int Percent, ProjectCheck? Check, DateTimeOffset At) : ProjectFact(At);

/// <summary>An officer recorded a risk: the project is checked.</summary>
public sealed record CheckOrdered(ProjectCheck Check, string OfficerId, DateTimeOffset At) : ProjectFact(At);

/// <summary>The two officers differ: both are asked again.</summary>
public sealed record CheckDiffered(int Number, DateTimeOffset At) : ProjectFact(At);

/// <summary>Two officers checked the work.</summary>
/// <param name="Officers">Their ids.</param>
/// <param name="RectifyBy">Term of a rectification.</param>
public sealed record CheckDecided(
    int Number,
    CheckOutcome Outcome,
    DateOnly VisitedOn,
    ImmutableArray<string> Officers,
    ImmutableArray<string> Records,
    Deadline? RectifyBy,
    DateTimeOffset At
) : ProjectFact(At);

/// <summary>回避: an expert declared, before access to any document, whether there is a conflict of interest.</summary>
public sealed record PanelConflictDeclared(string ExpertId, bool HasConflict, string Reason, DateTimeOffset At) : ProjectFact(At);

/// <summary>An expert of the panel signed an opinion.</summary>
public sealed record PanelOpinionGiven(string ExpertId, PanelOpinion Opinion, DateTimeOffset At) : ProjectFact(At);

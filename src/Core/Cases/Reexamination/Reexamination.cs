using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Cases;

/// <summary>Who asks for a re-examination.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReexaminationRequester>))]
public enum ReexaminationRequester
{
    /// <summary>被处理人</summary>
    Accused,

    /// <summary>举报人</summary>
    Reporter,
}

/// <summary>复查: a request to re-examine a decision.</summary>
/// <param name="ReceivedOn">Day of receipt; the term is checked against it.</param>
/// <param name="IntakeUntil">End of the term to accept or refuse it.</param>
public sealed record ReexaminationRequest(
    ReexaminationRequester By,
    string Grounds,
    ImmutableArray<string> DocumentIds,
    DateOnly ReceivedOn,
    Deadline IntakeUntil,
    DateTimeOffset At
)
{
    /// <summary>The officer who entered it from paper; null where it was received by the party's link.</summary>
    public EnteringOfficer? EnteredBy { get; init; }
}

/// <summary>A re-examination from request to service.</summary>
public sealed record Reexamination(ReexaminationRequest Request)
{
    /// <summary>Who confirmed a paper entry against its scan; null until then, and for a request by the link.</summary>
    public EnteringOfficer? ConfirmedBy { get; init; }

    /// <summary>A request on paper is valid once a second officer confirmed it.</summary>
    [JsonIgnore]
    public bool IsConfirmed => Request.EnteredBy is null || ConfirmedBy is not null;

    /// <summary>End of the term to appeal to the superior; null before service, and where the decision was reversed.</summary>
    public Deadline? AppealUntil { get; init; }

    public ReexaminationIntakeDecided? Intake { get; init; }

    /// <summary>By an officer without another seat in the case; null until then.</summary>
    public ReexaminationProposed? Proposal { get; init; }

    public ReexaminationDecided? Decision { get; init; }

    public ServiceRecord? Service { get; init; }

    /// <summary>When a reversal was carried out; null until then, and where the decision was upheld.</summary>
    public DateTimeOffset? CarriedOutAt { get; init; }

    [JsonIgnore]
    public ReexaminationLetter? Letter => Decision?.Letter ?? Intake?.Letter;

    /// <summary>New end of the accused's own term after this re-examination; null where it has not changed.</summary>
    [JsonIgnore]
    public Deadline? AccusedUntil => Decision?.AccusedUntil ?? Intake?.AccusedUntil;

    [JsonIgnore]
    public bool IsToBeCarriedOut =>
        this
            is {
                Request.By: ReexaminationRequester.Accused,
                Decision.Letter.Outcome: ReexaminationOutcome.Reversed,
                Service: not null,
                CarriedOutAt: null
            };

    [JsonIgnore]
    public bool IsToBeServed => Letter is not null && Service is null && Request.By == ReexaminationRequester.Accused;

    internal Reexamination Recount(ReexaminationTerms terms) =>
        this with
        {
            Request = Request with { IntakeUntil = terms.IntakeUntil ?? Request.IntakeUntil },
            Intake = Intake is null ? null : Intake with { DecideUntil = terms.DecideUntil ?? Intake.DecideUntil },
            AppealUntil = terms.AppealUntil ?? AppealUntil,
        };

    /// <summary>Whether an act is still due.</summary>
    [JsonIgnore]
    public bool IsOpen => Letter is null || IsToBeServed || IsToBeCarriedOut;
}

/// <summary>A re-examination was requested.</summary>
public sealed record ReexaminationRequested(ReexaminationRequest Request) : Fact;

/// <summary>A second officer confirmed a paper request against its scan: it is valid.</summary>
public sealed record ReexaminationRequestConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found a difference; it is entered again.</summary>
public sealed record ReexaminationRequestRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>A request was accepted or refused.</summary>
/// <param name="Letter">Of a refusal; null where it was accepted.</param>
/// <param name="DecideUntil">End of the term of the decision; null where it was refused.</param>
public sealed record ReexaminationIntakeDecided(
    SeatedOfficer Officer,
    string Reason,
    ReexaminationLetter? Letter,
    Deadline? DecideUntil,
    DateTimeOffset At
) : Fact
{
    /// <summary>
    /// Where this ends a re-examination requested by the reporter: the new end of the accused's term, which could not be used meanwhile;
    /// null where it is not longer than before.
    /// </summary>
    public Deadline? AccusedUntil { get; init; }
}

/// <summary>The re-examiner proposed to uphold or reverse the decision.</summary>
public sealed record ReexaminationProposed(SeatedOfficer Officer, bool Upholds, string Reason, DateTimeOffset At) : Fact;

/// <summary>复查决定 by a leader who held no seat in the case.</summary>
public sealed record ReexaminationDecided(ReexaminationLetter Letter, SeatedOfficer Decider, DateTimeOffset At) : Fact
{
    /// <summary>As in <see cref="ReexaminationIntakeDecided.AccusedUntil"/>.</summary>
    public Deadline? AccusedUntil { get; init; }
}

/// <summary>
/// A reversal was carried out (listing and ban ended, the application no longer counts towards the limits), or the change by an appeal.
/// </summary>
public sealed record CaseReversed(bool IsPlaceFreed, DateTimeOffset At) : Fact
{
    /// <summary>Whether the decision no longer revokes its award; false where it revoked none, or a change still does.</summary>
    public bool RestoresAward { get; init; }
}

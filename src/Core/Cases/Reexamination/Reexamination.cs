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

/// <summary>复查: what somebody asks for against a decision.</summary>
/// <param name="ReceivedOn">The day on which it came in, which the term is judged by.</param>
/// <param name="IntakeUntil">Until when it is accepted or refused.</param>
public sealed record ReexaminationRequest(
    ReexaminationRequester By,
    string Grounds,
    ImmutableArray<string> DocumentIds,
    DateOnly ReceivedOn,
    Deadline IntakeUntil,
    DateTimeOffset At
)
{
    /// <summary>The officer who entered it from paper; null where it came by the party's link.</summary>
    public EnteringOfficer? EnteredBy { get; init; }
}

/// <summary>A request for re-examination, and what became of it.</summary>
public sealed record Reexamination(ReexaminationRequest Request)
{
    /// <summary>Who compared an entry from paper with its scan; null until then, and where it came by the link.</summary>
    public EnteringOfficer? ConfirmedBy { get; init; }

    /// <summary>Whether it counts: what came on paper once a second officer confirmed it.</summary>
    [JsonIgnore]
    public bool IsConfirmed => Request.EnteredBy is null || ConfirmedBy is not null;

    /// <summary>Until when one can appeal to the superior; null before its service, and where the decision was reversed.</summary>
    public Deadline? AppealUntil { get; init; }

    /// <summary>Null until it is accepted or refused.</summary>
    public ReexaminationIntakeDecided? Intake { get; init; }

    /// <summary>Null until somebody without another seat in the case has examined it.</summary>
    public ReexaminationProposed? Proposal { get; init; }

    /// <summary>Null until it is decided.</summary>
    public ReexaminationDecided? Decision { get; init; }

    /// <summary>Null until the service of its letter is on record.</summary>
    public ServiceRecord? Service { get; init; }

    /// <summary>When a reversal was carried out; null until then, and where the decision was upheld.</summary>
    public DateTimeOffset? CarriedOutAt { get; init; }

    /// <summary>The letter that ends it: a refusal, or the decision.</summary>
    [JsonIgnore]
    public ReexaminationLetter? Letter => Decision?.Letter ?? Intake?.Letter;

    /// <summary>Until when the accused may ask for one of its own now that this one has ended; null where that has not changed.</summary>
    [JsonIgnore]
    public Deadline? AccusedUntil => Decision?.AccusedUntil ?? Intake?.AccusedUntil;

    /// <summary>Whether a served decision reverses the case and that is still to be carried out.</summary>
    [JsonIgnore]
    public bool IsToBeCarriedOut =>
        this
            is {
                Request.By: ReexaminationRequester.Accused,
                Decision.Letter.Outcome: ReexaminationOutcome.Reversed,
                Service: not null,
                CarriedOutAt: null
            };

    /// <summary>Whether a letter waits for its service on the party.</summary>
    [JsonIgnore]
    public bool IsToBeServed => Letter is not null && Service is null && Request.By == ReexaminationRequester.Accused;

    internal Reexamination Recount(ReexaminationTerms terms) =>
        this with
        {
            Request = Request with { IntakeUntil = terms.IntakeUntil ?? Request.IntakeUntil },
            Intake = Intake is null ? null : Intake with { DecideUntil = terms.DecideUntil ?? Intake.DecideUntil },
            AppealUntil = terms.AppealUntil ?? AppealUntil,
        };

    /// <summary>Whether somebody still has something to do about it.</summary>
    [JsonIgnore]
    public bool IsOpen => Letter is null || IsToBeServed || IsToBeCarriedOut;
}

/// <summary>Somebody asked for a re-examination.</summary>
public sealed record ReexaminationRequested(ReexaminationRequest Request) : Fact;

/// <summary>A second officer compared a request from paper with its scan: it counts.</summary>
public sealed record ReexaminationRequestConfirmed(EnteringOfficer Officer, DateTimeOffset At) : Fact;

/// <summary>A second officer found a difference: it is entered again.</summary>
public sealed record ReexaminationRequestRejected(EnteringOfficer Officer, string Reason, DateTimeOffset At) : Fact;

/// <summary>It was accepted, or refused.</summary>
/// <param name="Letter">Of a refusal; null where it was accepted.</param>
/// <param name="DecideUntil">Until when it is decided; null where it was refused.</param>
public sealed record ReexaminationIntakeDecided(
    SeatedOfficer Officer,
    string Reason,
    ReexaminationLetter? Letter,
    Deadline? DecideUntil,
    DateTimeOffset At
) : Fact
{
    /// <summary>
    /// Where it ends a re-examination that whoever reported had asked for: until when the accused, who could ask for none meanwhile, may
    /// ask for it now; null where that term is not longer than before.
    /// </summary>
    public Deadline? AccusedUntil { get; init; }
}

/// <summary>Whoever examined it proposes to uphold or to reverse the decision.</summary>
public sealed record ReexaminationProposed(SeatedOfficer Officer, bool Upholds, string Reason, DateTimeOffset At) : Fact;

/// <summary>复查决定 by somebody who held no seat in the case.</summary>
public sealed record ReexaminationDecided(ReexaminationLetter Letter, SeatedOfficer Decider, DateTimeOffset At) : Fact
{
    /// <summary>As in <see cref="ReexaminationIntakeDecided.AccusedUntil"/>.</summary>
    public Deadline? AccusedUntil { get; init; }
}

/// <summary>
/// What a reversal means was carried out: listing and ban ended, and the place of the application is free again; or what an appeal changed.
/// </summary>
public sealed record CaseReversed(bool IsPlaceFreed, DateTimeOffset At) : Fact
{
    /// <summary>Whether the decision revokes its award no more; false where it revoked none, or a change still does.</summary>
    public bool RestoresAward { get; init; }
}

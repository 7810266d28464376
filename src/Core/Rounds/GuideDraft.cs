using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rounds;

/// <summary>A guide that is being written, or the correction of one that is published. Two officers put it before the public.</summary>
public sealed record GuideDraft
{
    public required RoundGuide Guide { get; init; }

    /// <summary>Whether a published guide is corrected by it.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>For a correction: the reason that is announced.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How often it was written on: tells the draft that somebody read from what it became since.</summary>
    public int Version { get; init; }

    /// <summary>Ids of all who wrote on it, the one who began it first.</summary>
    public ImmutableArray<string> WrittenBy { get; init; } = [];

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? DroppedAt { get; init; }

    [JsonIgnore]
    public bool IsOpen => PublishedAt is null && DroppedAt is null;

    /// <summary>Name of the draft of a round, or of a published round's n-th correction: two hyphens stand in no round's id.</summary>
    /// <param name="correction">0 for the guide itself.</param>
    public static string IdOf(RoundId roundId, int correction) => correction == 0 ? roundId.Value : $"{roundId}--{correction}";

    public GuideDraft Apply(Fact fact) =>
        fact switch
        {
            GuideDraftWritten written => this with
            {
                Guide = written.Guide,
                Reason = written.Reason,
                Version = Version + 1,
                WrittenBy = WrittenBy.Contains(written.OfficerId) ? WrittenBy : WrittenBy.Add(written.OfficerId),
            },
            GuideDraftPublished published => this with { PublishedAt = published.At },
            GuideDraftDiscarded dropped => this with { DroppedAt = dropped.At },
            _ => this,
        };

    public static GuideDraft From(GuideDraftBegun begun) =>
        new()
        {
            Guide = begun.Guide,
            IsCorrection = begun.IsCorrection,
            WrittenBy = [begun.OfficerId],
            BegunAt = begun.At,
        };
}

/// <summary>An officer began to write a guide, or a correction.</summary>
public sealed record GuideDraftBegun(RoundGuide Guide, bool IsCorrection, string OfficerId, DateTimeOffset At) : Fact;

/// <summary>An officer wrote on a draft.</summary>
public sealed record GuideDraftWritten(RoundGuide Guide, string Reason, string OfficerId, DateTimeOffset At) : Fact
{
    /// <summary>What it changed of the draft.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];
}

/// <summary>A second officer put the draft before the public.</summary>
public sealed record GuideDraftPublished(string OfficerId, DateTimeOffset At) : Fact;

/// <summary>A draft was given up.</summary>
public sealed record GuideDraftDiscarded(string OfficerId, DateTimeOffset At) : Fact;

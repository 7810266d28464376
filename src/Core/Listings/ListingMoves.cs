using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static CreditFunctions.Core.Listings.ListingMove;
using static CreditFunctions.Core.Listings.ListingState;

namespace CreditFunctions.Core.Listings;

/// <summary>States of a listing. Its effect on a day is computed: <see cref="Listing.IsEffectiveOn"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListingState>))]
public enum ListingState
{
    /// <summary>拟列入</summary>
    Proposed,

    /// <summary>已告知: the advance notice was served.</summary>
    Notified,

    /// <summary>已决定: not yet served.</summary>
    Decided,

    /// <summary>已生效: the decision was served.</summary>
    Effective,

    /// <summary>不予列入</summary>
    Rejected,

    /// <summary>已到期</summary>
    Expired,

    /// <summary>已修复</summary>
    Repaired,

    /// <summary>已撤销</summary>
    Revoked,
}

/// <summary>Moves that change the state of a listing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListingMove>))]
public enum ListingMove
{
    Notify,
    Decide,
    TakeEffect,
    Reject,
    Expire,
    Repair,
    Revoke,

    /// <summary>A second officer confirms an entry whose decision was already made and served.</summary>
    Enter,

    /// <summary>An appeal changed the decision: its terms replace those in effect.</summary>
    Change,
}

/// <summary>One row of the table of legal moves.</summary>
public sealed record LegalListingMove(ListingState From, ListingMove Move, ListingState To);

/// <summary>The table of legal moves of a listing.</summary>
public static class ListingMoves
{
    /// <summary>In the order of the path.</summary>
    public static ImmutableArray<LegalListingMove> Table { get; } =
    [
        new(Proposed, Notify, Notified),
        new(Notified, Decide, Decided),
        new(Decided, TakeEffect, Effective),
        new(Proposed, Enter, Effective),
        new(Proposed, Reject, Rejected),
        new(Notified, Reject, Rejected),
        new(Effective, Expire, Expired),
        new(Effective, Repair, Repaired),
        new(Effective, Revoke, Revoked),
        new(Effective, Change, Effective),
    ];

    /// <summary>The state that a move leads to, or <c>listing-move-is-not-legal</c> with the state, the move and the legal moves.</summary>
    public static Result<ListingState> Move(ListingState from, ListingMove move)
    {
        if (Table.FirstOrDefault(line => line.From == from && line.Move == move) is { } line)
        {
            return line.To;
        }

        var legal = string.Join(", ", Table.Where(each => each.From == from).Select(each => $"{each.Move}").DefaultIfEmpty("nothing"));
        return new Error(
            ErrorKind.Conflict,
            "listing-move-is-not-legal",
            $"A listing in state {from} does not allow {move}. Legal there: {legal}."
        )
            .With("state", $"{from}")
            .With("move", $"{move}")
            .With("legal", legal);
    }
}

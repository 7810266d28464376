using CreditFunctions.Core.Listings;
using static CreditFunctions.Core.Listings.ListingState;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class ListingMovesTests
{
    public static TheoryData<ListingState> States => [.. Enum.GetValues<ListingState>()];

    [Fact]
    public void Table_HasThePathAndNothingElse() =>
        Assert.Equal(
            [
                (Proposed, ListingMove.Notify, Notified),
                (Notified, ListingMove.Decide, Decided),
                (Decided, ListingMove.TakeEffect, Effective),
                (Proposed, ListingMove.Enter, Effective),
                (Proposed, ListingMove.Reject, Rejected),
                (Notified, ListingMove.Reject, Rejected),
                (Effective, ListingMove.Expire, Expired),
                (Effective, ListingMove.Repair, Repaired),
                (Effective, ListingMove.Revoke, Revoked),
                (Effective, ListingMove.Change, Effective),
            ],
            ListingMoves.Table.Select(line => (line.From, line.Move, line.To))
        );

    [Theory]
    [MemberData(nameof(States))]
    public void Move_AnythingNotInTheTable_IsRefusedWithWhatIsLegal(ListingState from)
    {
        var legal = ListingMoves.Table.Where(line => line.From == from).Select(line => line.Move).ToArray();
        foreach (var move in Enum.GetValues<ListingMove>().Except(legal))
        {
            var error = Assert.Single(ListingMoves.Move(from, move).Errors);

            Assert.Equal("listing-move-is-not-legal", error.Code);
            Assert.Contains($"{from}", error.Message, StringComparison.Ordinal);
            Assert.All(legal, other => Assert.Contains($"{other}", error.Message, StringComparison.Ordinal));
        }
    }
}

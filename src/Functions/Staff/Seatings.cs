using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Staff;

/// <summary>What the seats of a round's guide are judged by.</summary>
public sealed class Seatings(StaffRecords staff, SeatIndex seats)
{
    /// <summary>The directory, and who took which seat of the round.</summary>
    public async Task<Seating> ReadAsync(string roundId, CancellationToken cancellationToken) =>
        new(await staff.ReadAsync(cancellationToken), [.. await seats.ReadAsync(roundId, cancellationToken)]);
}

using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Staff;

/// <summary>Context for checking the seats of a round's guide.</summary>
public sealed class Seatings(StaffRecords staff, SeatIndex seats)
{
    public async Task<Seating> ReadAsync(string roundId, CancellationToken cancellationToken) =>
        new(await staff.ReadAsync(cancellationToken), [.. await seats.ReadAsync(roundId, cancellationToken)]);
}

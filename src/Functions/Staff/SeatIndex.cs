using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Staff;

/// <summary>
/// Officers in a seat of a round in place of the guide's officer: one partition a round. A row is written before the seat is assigned;
/// after a failure in between, the extra row only refuses a later seat and grants no access.
/// </summary>
public sealed class SeatIndex(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task AddAsync(string roundId, HeldSeat seat, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(Partition(roundId), $"{Hash(seat.Person)}|{seat.Seat}|{seat.RecordId}")
            {
                ["Seat"] = seat.Seat.ToString(),
                ["Person"] = seat.Person,
                ["RecordId"] = seat.RecordId,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public async Task<IReadOnlyList<HeldSeat>> ReadAsync(string roundId, CancellationToken cancellationToken)
    {
        var partition = Partition(roundId);
        return await _table
            .QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken)
            .Select(row => new HeldSeat(Enum.Parse<StaffRole>(row.GetString("Seat")), row.GetString("Person"), row.GetString("RecordId")))
            .ToListAsync(cancellationToken);
    }

    private static string Partition(string roundId) => $"seats-{roundId}";

    // Keys contain no address.
    private static string Hash(string person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)))[..32];
}

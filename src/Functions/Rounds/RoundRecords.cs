using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>The record type of rounds.</summary>
internal sealed class RoundRecords()
    : RecordDefinition<RoundState>(
        RecordType.Round,
        StorageNames.Rounds,
        fact => RoundState.From((GuidePublished)fact),
        (state, fact) => state.Apply(fact)
    )
{
    public override string DeskPathOf(string id) => $"/desk/rounds/{id}";
}

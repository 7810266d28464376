using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Guides;

/// <summary>Drafts of guides.</summary>
internal sealed class DraftRecordDefinition()
    : RecordDefinition<RoundDraft>(
        RecordType.Draft,
        StorageNames.Drafts,
        fact => RoundDraft.From((DraftBegun)fact),
        (state, fact) => state.Apply(fact)
    );

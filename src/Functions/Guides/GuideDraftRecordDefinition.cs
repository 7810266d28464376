using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Guides;

/// <summary>Drafts of guides.</summary>
internal sealed class GuideDraftRecordDefinition()
    : RecordDefinition<GuideDraft>(
        RecordType.Draft,
        StorageNames.Drafts,
        fact => GuideDraft.From((GuideDraftBegun)fact),
        (state, fact) => state.Apply(fact)
    );

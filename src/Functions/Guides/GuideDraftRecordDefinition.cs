using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Guides;

/// <summary>The record type of guide drafts.</summary>
internal sealed class GuideDraftRecordDefinition()
    : RecordDefinition<GuideDraft>(
        RecordType.Draft,
        StorageNames.Drafts,
        fact => GuideDraft.From((GuideDraftBegun)fact),
        (state, fact) => state.Apply(fact)
    );

using System.Runtime.InteropServices;
using CreditFunctions.Core.Documents.Inspection;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace CreditFunctions.Functions.Documents.Inspection;

/// <summary>
/// The filters for PdfPig: each unpacks within the budget first, discarding the result, and then again by PdfPig, which has no limit. The
/// content of object streams is inspected.
/// </summary>
internal sealed class BoundedFilters(PdfScan scan, InspectionBudget budget) : IFilterProvider
{
    private readonly IFilterProvider _inner = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary)
    {
        var names = NamesOf(dictionary);
        var filters = _inner.GetFilters(dictionary);
        return names.Count == filters.Count && names.Count > 0
            ? [.. filters.Select((filter, index) => new BoundedFilter(filter, names[index], index == names.Count - 1, scan, budget))]
            : filters;
    }

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        [
            .. _inner
                .GetNamedFilters(names)
                .Select((filter, index) => new BoundedFilter(filter, names[index].Data, IsLast: false, scan, budget)),
        ];

    public IReadOnlyList<IFilter> GetAllFilters() => _inner.GetAllFilters();

    /// <returns>False if one of its filters is unknown.</returns>
    public bool Unpack(StreamToken stream)
    {
        return PdfFilters.Measure(SegmentOf(stream.Data), NamesOf(stream.StreamDictionary), budget) is not null;
    }

    private static ArraySegment<byte> SegmentOf(ReadOnlyMemory<byte> data) =>
        MemoryMarshal.TryGetArray(data, out var segment) ? segment : new ArraySegment<byte>(data.ToArray());

    private static List<string> NamesOf(DictionaryToken dictionary) =>
        dictionary.TryGet(NameToken.Filter, out NameToken name) ? [name.Data]
        : dictionary.TryGet(NameToken.Filter, out ArrayToken names) ? [.. names.Data.OfType<NameToken>().Select(each => each.Data)]
        : [];

    private sealed record BoundedFilter(IFilter Inner, string Name, bool IsLast, PdfScan Scan, InspectionBudget Budget) : IFilter
    {
        public bool IsSupported => Inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            // PdfPig keeps the unpacked bytes, and for a cross-reference stream also a row for each object.
            var isTable = streamDictionary.TryGet(NameToken.Type, out NameToken kind) && kind.Data == "XRef";
            if (PdfFilters.Measure(SegmentOf(input), [Name], Budget) is { } length)
            {
                Budget.Hold(length);
                Budget.CheckTable(isTable ? length : 0);
            }

            var output = Inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (IsLast && streamDictionary.TryGet(NameToken.Type, out NameToken type) && type.Data == "ObjStm")
            {
                Scan.ReadObjects(output.Span);
            }

            return output;
        }
    }
}

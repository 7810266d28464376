// Runs the worker of the first argument in a separate process, for tests that kill the host.
using CreditFunctions.LocalHost;

await using var host = FunctionsHost.Create(WorkerApp.Process(args[0]), args[1..], options => options.InMemory = true);
await host.RunAsync();

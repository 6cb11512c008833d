await Console.Out.WriteLineAsync("swamp");

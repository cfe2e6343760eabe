#!/usr/bin/env node
// ES5, and `require` where `import()` would be usual: any Node, however old, must get as far as the message.
'use strict'

var running = process.versions.node
var parts = running.split('.').map(Number)

if (parts[0] > 22 || (parts[0] === 22 && parts[1] >= 18)) {
  require('node:module').enableCompileCache()
  require('../dist/cli.js')
} else {
  process.stderr.write('mlgate needs Node.js 22.18 or newer; this is Node.js ' + running + '\n')
  process.exitCode = 2
}
